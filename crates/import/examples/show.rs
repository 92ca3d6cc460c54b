fn main() {
    for path in std::env::args().skip(1) {
        println!("=== {path}");
        match gongbao_import::import(&std::fs::read(&path).unwrap(), None) {
            Err(e) => println!("ERR {e}"),
            Ok(i) => {
                let r = &i.report;
                println!(
                    "T:{} | Y{} | {} | {:?} | {} ",
                    r.title, r.year, r.issuer, r.district, r.id
                );
                for l in r.front.iter().chain(&r.back) {
                    println!(
                        "  {:?} {:?} [{}] {:?} {}",
                        l.kind,
                        l.label,
                        l.text,
                        l.meaning,
                        l.date.as_ref().map_or("", |d| &d.iso)
                    );
                }
                for p in &r.preamble {
                    println!(
                        "  P {} {}",
                        p.id,
                        p.text.chars().take(40).collect::<String>()
                    );
                }
                for s in r.all_sections() {
                    println!("  S {} <{}> <{}> {}", s.id, s.number, s.title, s.run_in);
                    for p in &s.paragraphs {
                        println!(
                            "    p {} {:?}",
                            p.text.chars().take(40).collect::<String>(),
                            p.table.as_ref().map(|t| t.rows.len())
                        );
                    }
                }
                for f in &r.figures {
                    println!(
                        "  F {} = {} {:?} {} «{}» {:?} {:?}",
                        f.id,
                        f.value,
                        f.qualifier,
                        f.unit,
                        f.source.printed,
                        f.source.subject,
                        f.words
                    );
                }
                for c in &r.charts {
                    println!("  C {} {:?} {}", c.id, c.kind, c.title.zh);
                }
                for n in &r.notes {
                    println!(
                        "  N {} «{}» {} {:?}",
                        n.at, n.printed, n.remark.zh, n.likely
                    );
                }
                for d in &i.diagnostics {
                    println!("  D {}:{} {:?} {}", d.line, d.column, d.severity, d.problem);
                }
            }
        }
    }
}
