//! The language in which the command speaks: Chinese, or English by `--lang en`. Both texts stand where they are
//! said, by [`said!`] or [`told`].

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueEnum};
use std::sync::OnceLock;

/// A language of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Zh,
    En,
}

static LANG: OnceLock<Lang> = OnceLock::new();

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Zh, Self::En]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Zh => "zh",
            Self::En => "en",
        }))
    }
}

/// Takes the language from the arguments before they are read: what is wrong with them is said in it too.
pub fn choose(arguments: impl Iterator<Item = String>) {
    let mut arguments = arguments.skip_while(|argument| !argument.starts_with("--lang"));
    let asked = match arguments.next() {
        Some(argument) if argument == "--lang" => arguments.next(),
        Some(argument) => argument.strip_prefix("--lang=").map(str::to_owned),
        None => None,
    };
    let lang = if asked.as_deref() == Some("en") {
        Lang::En
    } else {
        Lang::Zh
    };
    // Chosen once, before anything is said.
    let _ = LANG.set(lang);
}

pub fn is_english() -> bool {
    LANG.get() == Some(&Lang::En)
}

/// The language in which the seal's findings are told.
pub fn of_seal() -> gongbao_seal::explanation::Lang {
    if is_english() {
        gongbao_seal::explanation::Lang::En
    } else {
        gongbao_seal::explanation::Lang::Zh
    }
}

/// The language of the page's words.
pub fn of_page() -> gongbao_viewer::text::Lang {
    if is_english() {
        gongbao_viewer::text::Lang::En
    } else {
        gongbao_viewer::text::Lang::Zh
    }
}

/// One of two texts.
pub fn told(zh: &'static str, en: &'static str) -> &'static str {
    if is_english() { en } else { zh }
}

/// One of two texts with values in it, as `format!` puts them there.
#[macro_export]
macro_rules! said {
    ($zh:literal, $en:literal $(, $value:expr)* $(,)?) => {
        if $crate::lang::is_english() {
            format!($en $(, $value)*)
        } else {
            format!($zh $(, $value)*)
        }
    };
}

/// The command with the headings and the options that clap adds, in the language chosen.
pub fn localized(command: Command) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(told("显示用法", "Print help"));
    let named = command.get_name().to_owned();
    let headings = |arg: Arg| {
        let heading = if arg.is_positional() {
            told("参数", "Arguments")
        } else {
            told("选项", "Options")
        };
        // clap says in English which values there are, and which when absent; every help says it itself.
        let said = arg.get_action().takes_values();
        arg.help_heading(heading)
            .hide_possible_values(said)
            .hide_default_value(said)
    };
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .mut_args(headings)
        .subcommand_help_heading(told("命令", "Commands"))
        .subcommand_value_name(told("命令", "COMMAND"))
        .mut_subcommands(localized);
    let template = if is_english() {
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}"
    } else {
        "{about-with-newline}\n用法：{usage}\n\n{all-args}"
    };
    let command = command.help_template(template);
    if named == "gongbao" {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(told("显示版本", "Print version"))
            .help_heading(told("选项", "Options"));
        command.disable_version_flag(true).arg(version)
    } else {
        command
    }
}

/// What is wrong with the arguments, and what to do.
pub fn wrong(error: &clap::Error) -> String {
    let value = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(" "),
        _ => String::new(),
    };
    let argument = value(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => {
            said!("没有这个选项：{argument}", "no such option: {argument}")
        }
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand);
            said!("没有这个命令：{name}", "no such command: {name}")
        }
        ErrorKind::MissingRequiredArgument => said!("还缺少：{argument}", "missing: {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let given = value(ContextKind::InvalidValue);
            let valid = value(ContextKind::ValidValue);
            match (given.is_empty(), valid.is_empty()) {
                (true, _) => said!("{argument} 后面要写一个值", "{argument} needs a value"),
                (false, true) => said!(
                    "{argument} 不能是“{given}”",
                    "{argument} cannot be “{given}”"
                ),
                (false, false) => said!(
                    "{argument} 不能是“{given}”，可以写：{valid}",
                    "{argument} cannot be “{given}”; it can be: {valid}"
                ),
            }
        }
        ErrorKind::ArgumentConflict => {
            let other = value(ContextKind::PriorArg);
            said!(
                "{argument} 和 {other} 不能同时用",
                "{argument} cannot be used with {other}"
            )
        }
        _ => error.to_string(),
    };
    let more = told("用法见 gongbao --help", "see gongbao --help");
    format!("{what}\n{more}")
}
