//! Scripts as short as they can travel.

use crate::Failure;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The oldest browsers that run the widget, see the README.
const TARGET: &str = "chrome96";

/// A classic script with short local names and no blanks or comments.
pub fn minified(script: &str, name: &str) -> Result<String, Failure> {
    of_kind(script, name, SourceType::script())
}

/// A module, the same way.
pub fn minified_module(script: &str, name: &str) -> Result<String, Failure> {
    of_kind(script, name, SourceType::mjs())
}

fn of_kind(script: &str, name: &str, kind: SourceType) -> Result<String, Failure> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, kind).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(format!("{name}: {error}"));
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(TARGET)?;
    let options = MinifierOptions {
        compress: Some(CompressOptions {
            target,
            ..CompressOptions::smallest()
        }),
        ..MinifierOptions::default()
    };
    let scoping = Minifier::new(options)
        .minify(&allocator, &mut program)
        .scoping;
    let codegen = Codegen::new().with_options(CodegenOptions::minify());
    Ok(codegen.with_scoping(scoping).build(&program).code)
}
