//! nginx with the shipped configuration, ended with the test.

use crate::process::{Process, free_port};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

pub struct Nginx {
    _process: Process,
    port: u16,
    _home: TempDir,
}

impl Nginx {
    /// Serves `folder` with `deploy/nginx.conf` as `change` leaves it.
    pub fn start(folder: &Path, change: impl Fn(String) -> String) -> Self {
        Self::on(free_port(), folder, change)
    }

    /// On a port of the test's choice.
    pub fn on(port: u16, folder: &Path, change: impl Fn(String) -> String) -> Self {
        let home = tempfile::tempdir().unwrap();
        let site = include_str!("../../../deploy/nginx.conf")
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/gongbao", &folder.display().to_string());
        let (site, at) = (change(site), home.path().display());
        let main = format!(
            "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n\
             user root; daemon off; pid {at}/pid; error_log {at}/error.log;\n\
             events {{}}\nhttp {{ access_log off; client_body_temp_path {at}; proxy_temp_path {at};\n\
             fastcgi_temp_path {at}; uwsgi_temp_path {at}; scgi_temp_path {at};\n{site}\n}}\n"
        );
        let path = home.path().join("nginx.conf");
        std::fs::write(&path, main).unwrap();
        let mut nginx = Command::new("nginx");
        nginx.arg("-c").arg(&path);
        Self {
            _process: Process::listening(&nginx, port),
            port,
            _home: home,
        }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}
