//! What the address asks for, after `#`: the districts, the figure, the year, and what to read side
//! by side. All that is chosen is there, so that what is seen can be linked to and gone back to.

use gongbao_catalog::address::encoded;

/// A district of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub region: String,
    pub name: String,
}

/// What is to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    pub districts: Vec<Place>,
    pub figure: Option<String>,
    /// One year over districts; without it over years.
    pub year: Option<u16>,
    /// Two years of a district to be read side by side, the earlier first.
    pub read: Option<(Place, u16, u16)>,
}

impl Route {
    /// From the values of the address; what makes no sense is left out.
    pub fn of(values: impl Fn(&str) -> Vec<String>) -> Self {
        let first = |name: &str| values(name).into_iter().next();
        let mut districts: Vec<Place> = Vec::new();
        for place in values("d").iter().filter_map(|text| place(text)) {
            if !districts.contains(&place) {
                districts.push(place);
            }
        }
        Self {
            districts,
            figure: first("figure"),
            year: first("year").and_then(|year| year.parse().ok()),
            read: first("read").and_then(|text| pair(&text)),
        }
    }

    /// The address that asks for this, to be followed.
    pub fn link(&self) -> String {
        let mut parts = Vec::new();
        for place in &self.districts {
            parts.push(format!("d={}", encoded(&place.to_text())));
        }
        parts.extend(
            self.figure
                .iter()
                .map(|id| format!("figure={}", encoded(id))),
        );
        parts.extend(self.year.map(|year| format!("year={year}")));
        if let Some((place, earlier, later)) = &self.read {
            let place = encoded(&place.to_text());
            parts.push(format!("read={place}/{earlier}/{later}"));
        }
        format!("#{}", parts.join("&"))
    }

    /// With a district more, or without it when it is there.
    pub fn with_or_without(&self, place: &Place) -> Self {
        let mut route = self.clone();
        match route.districts.iter().position(|known| known == place) {
            Some(n) => {
                route.districts.remove(n);
                route.read = route.read.filter(|(of, ..)| of != place);
            }
            None => route.districts.push(place.clone()),
        }
        route
    }
}

impl Place {
    fn to_text(&self) -> String {
        format!("{}/{}", self.region, self.name)
    }
}

fn place(text: &str) -> Option<Place> {
    let (region, name) = text.split_once('/')?;
    (!name.is_empty()).then(|| Place {
        region: region.to_owned(),
        name: name.to_owned(),
    })
}

fn pair(text: &str) -> Option<(Place, u16, u16)> {
    let (rest, later) = text.rsplit_once('/')?;
    let (rest, earlier) = rest.rsplit_once('/')?;
    let (a, b) = (earlier.parse().ok()?, later.parse().ok()?);
    Some((place(rest)?, a, b)).filter(|(_, a, b)| a < b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values as the browser reads them.
    fn read(link: &str) -> Route {
        let parts: Vec<(String, String)> = link
            .trim_start_matches('#')
            .split('&')
            .filter_map(|part| part.split_once('='))
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect();
        Route::of(|name| {
            let named = parts.iter().filter(|(known, _)| known == name);
            named.map(|(_, value)| value.clone()).collect()
        })
    }

    fn decoded(value: &str) -> String {
        let mut out = String::new();
        let mut rest = value;
        while let Some((before, after)) = rest.split_once('%') {
            out.push_str(before);
            let code = u32::from_str_radix(&after[..2], 16).unwrap();
            out.push(char::from_u32(code).unwrap());
            rest = &after[2..];
        }
        out + rest
    }

    fn changxi() -> Place {
        let (region, name) = ("甲省".to_owned(), "长汐县".to_owned());
        Place { region, name }
    }

    #[test]
    fn every_choice_survives_the_address() {
        let strange = Place {
            region: String::new(),
            name: "a&b=c#d%e/f +\"<".to_owned(),
        };
        let route = Route {
            districts: vec![changxi(), strange],
            figure: Some("petitions.letters.received".to_owned()),
            year: Some(2017),
            read: Some((changxi(), 2017, 2018)),
        };
        assert_eq!(read(&route.link()), route);
        assert_eq!(read(&Route::default().link()), Route::default());
    }

    #[test]
    fn a_link_stays_readable() {
        let route = Route::default().with_or_without(&changxi());
        assert_eq!(route.link(), "#d=甲省/长汐县");
        assert_eq!(route.with_or_without(&changxi()), Route::default());
    }

    #[test]
    fn nonsense_is_left_out() {
        let route =
            read("#d=&d=没有斜线&d=/长汐县&d=/长汐县&year=x&read=甲省/长汐县/2018/2017&what=1");
        assert_eq!(
            (route.districts.len(), route.year, route.read),
            (1, None, None)
        );
    }
}
