//! A folder on loopback.

use crate::Failure;
use gongbao_serve::Site;
use std::path::Path;

pub struct Options {
    open: bool,
    port: u16,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Result<Self, Failure> {
        let mut options = Self {
            open: false,
            port: 8080,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--open" => options.open = true,
                "--port" => {
                    let number = rest.next().and_then(|number| number.parse().ok());
                    options.port = number.ok_or("--port wants a number up to 65535")?;
                }
                other => return Err(format!("serve has no option {other}")),
            }
        }
        Ok(options)
    }
}

/// Serves until interrupted. A port in use gives way to the next free one.
pub fn serve(folder: &Path, options: &Options) -> Result<(), Failure> {
    // Trunk starts the widget by an inline script, which the policy of published pages forbids.
    let site = Site::bind(folder, None, options.port).map_err(|_| {
        let port = options.port;
        format!("no free port from {port} on: name one with --port")
    })?;
    let address = site.address();
    println!("The report is at {address} (end with Ctrl+C)");
    if options.open && !site.open_browser() {
        eprintln!("xtask: no browser was found; open {address} yourself");
    }
    let Err(error) = site.run();
    Err(format!("{address} is served no longer: {error}"))
}
