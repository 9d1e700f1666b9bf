//! A parameter whose own default lies outside its range, or whose range is empty.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;
use crate::content::procedure::ParamValue;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (at, param) in case.procedure.params.iter().enumerate() {
        let (default, least, most) = match param.value {
            ParamValue::Time(default, least, most) => (default.0, least.0, most.0),
            ParamValue::Number(default, least, most) => (default, least, most),
        };
        if default < least || default > most {
            let message = Msg::new("check-param-default").with("name", &param.id);
            found.error(codes::PARAM_DEFAULT, &param.id, format!("params[{at}].value"), message);
        }
    }
}
