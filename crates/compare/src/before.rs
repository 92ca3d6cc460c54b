//! Which report may stand beside another as the one of the year before.

use gongbao_report::Report;

/// Why it may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBefore {
    /// It is of the same year, or of a later one.
    Year { was: u16, is: u16 },
    /// It is another district's.
    District,
}

/// What the name of a larger place ends with.
const LARGER: [char; 5] = ['省', '市', '州', '盟', '区'];

/// Whether `last` is an earlier report of the same district, whose name one of them may begin with that of the
/// larger place.
///
/// # Errors
/// Why it is not.
pub fn comes_before(last: &Report, report: &Report) -> Result<(), NotBefore> {
    let (was, is) = (last.year, report.year);
    if was >= is {
        return Err(NotBefore::Year { was, is });
    }
    let [was, is] = [last, report].map(|report| report.district.as_deref().unwrap_or_default());
    let within = |whole: &str, name: &str| {
        let larger = whole.strip_suffix(name).filter(|_| !name.is_empty());
        larger.is_some_and(|larger| larger.ends_with(LARGER))
    };
    if was == is || within(was, is) || within(is, was) {
        Ok(())
    } else {
        Err(NotBefore::District)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: u16, district: &str) -> Report {
        let json = include_str!("../../../assets/reports/kecheng-2017.json");
        let report = Report::from_json(json).unwrap();
        Report {
            year,
            district: Some(district.to_owned()),
            ..report
        }
    }

    #[test]
    fn only_an_earlier_year_of_the_same_district_comes_before() {
        let this = report(2033, "甲县");
        assert_eq!(comes_before(&report(2032, "甲县"), &this), Ok(()));
        assert_eq!(comes_before(&report(2029, "甲县"), &this), Ok(()));
        let (was, is) = (2033, 2033);
        let refused = Err(NotBefore::Year { was, is });
        assert_eq!(comes_before(&report(2033, "甲县"), &this), refused);
        let refused = Err(NotBefore::District);
        assert_eq!(comes_before(&report(2032, "乙县"), &this), refused);
        // The larger place may be named in one of them only.
        let whole = report(2033, "丙市甲县");
        assert_eq!(comes_before(&report(2032, "甲县"), &whole), Ok(()));
        assert_eq!(comes_before(&report(2032, "丙市甲县"), &this), Ok(()));
        assert_eq!(comes_before(&report(2032, "丁市甲县"), &whole), refused);
        assert_eq!(comes_before(&report(2032, "大甲县"), &this), refused);
    }
}
