//! nginx with the shipped configuration, ended with the test.

use super::port::free_port;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub struct Nginx {
    process: Child,
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
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&path)
            .stderr(Stdio::inherit())
            .spawn()
            .expect("nginx is missing: run `cargo xtask test`, which installs it");
        let begin = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begin.elapsed() < Duration::from_secs(10), "nginx answers");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self {
            process,
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

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it only when it is asked.
        let id = self.process.id().to_string();
        drop(Command::new("kill").arg(id).status());
        drop(self.process.wait());
    }
}
