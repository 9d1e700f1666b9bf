//! Declares content types and how they are read, in one place.

/// Declares a record: a struct with public fields, read from `Name(field: …)` or `(field: …)`.
///
/// ```ignore
/// record! {
///     /// Docs and attributes are kept.
///     #[derive(Clone, Debug, PartialEq)]
///     pub struct Role {
///         /// A field that must be written.
///         pub id: Name,
///         /// A field that may be left out: `= default`, or one token or bracket with its value.
///         pub title: Text = default,
///         /// `= {Dur::HOUR}`: any expression, in braces.
///         pub takes: Dur = {Dur::HOUR},
///         /// A field whose name in files is a word of Rust.
///         pub guard as "while": Option<Cond> = default,
///         /// `= here`: not written; the place of the record.
///         pub span: Span = here,
///         /// `; text`: only read by people; in a print all of it counts as text.
///         pub compare: Vec<Peer> = default; text,
///         /// `; aside`: no exercise reads it; it stands in no print.
///         pub dilemma: bool = default; aside,
///     }
///     bare role_bare
/// }
/// ```
///
/// The optional `bare` names a function `fn(Node, &mut Cx) -> Option<Option<Self>>` that reads short writings of the type
/// (`"30m"` for a limit); it answers `None` for nodes that are not its own.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $Record:ident {
            $($(#[$fmeta:meta])* $fvis:vis $field:ident $(as $key:literal)? : $kind:ty $(= $how:tt)? $(; $part:ident)?),* $(,)?
        }
        $(bare $bare:path)?
    ) => {
        $(#[$meta])*
        $vis struct $Record {
            $($(#[$fmeta])* $fvis $field: $kind),*
        }

        impl $crate::content::lower::Lower for $Record {
            fn expected() -> $crate::base::Msg {
                $crate::base::Msg::new("content-expected-record").with("name", stringify!($Record))
            }

            fn lower(
                node: $crate::content::syntax::Node<'_>,
                cx: &mut $crate::content::lower::Cx<'_>,
            ) -> Option<Self> {
                $(
                    if let Some(read) = $bare(node, cx) {
                        return read;
                    }
                )?
                const KEYS: &[&str; [$(stringify!($field)),*].len()] =
                    &[$($crate::content::lower::macros::key!($field $(as $key)? $(= $how)?)),*];
                let mut fields = $crate::content::lower::Fields::of_record(node, stringify!($Record), KEYS, cx)?;
                $(let $field: Option<$kind> = $crate::content::lower::macros::take!(fields, cx $(, $how)?);)*
                Some(Self { $($field: $field?),* })
            }
        }

        impl $crate::content::print::Printed for $Record {
            fn print(&self, printer: &mut $crate::content::print::Printer) {
                $($crate::content::lower::macros::print_field!(self.$field, printer $(, $part)?);)*
            }
        }
    };
}

/// Takes a field of a record into a print.
macro_rules! print_field {
    ($value:expr, $printer:ident) => {
        $value.print($printer)
    };
    ($value:expr, $printer:ident, text) => {
        $printer.only_text(|printer| $value.print(printer))
    };
    ($value:expr, $printer:ident, aside) => {};
}

/// Declares a choice: an enum read from `Variant`, `Variant(a, b)` or `Variant(field: …)`.
///
/// ```ignore
/// choice! {
///     /// Docs and attributes are kept.
///     #[derive(Clone, Debug, PartialEq)]
///     pub enum Where {
///         /// Written `Always`.
///         Always,
///         /// Written `Did("act")` or `Did("act", [Always])`; up to six values, optional ones last.
///         Did(Name, Vec<Where> = default),
///         /// Written `AtLeast(count: "calls", number: 3)`; fields as in a record.
///         AtLeast { count: Name, number: i64 = 1 },
///         /// A single value that is a record may be written with its fields directly: `Response(when: …)`.
///         Response(Box<Response>),
///     }
/// }
/// ```
///
/// `bare` as in [`record!`].
macro_rules! choice {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Choice:ident {
            $(
                $(#[$vmeta:meta])* $Variant:ident
                $(( $($pkind:ty $(= $phow:tt)?),* $(,)? ))?
                $({ $($(#[$fmeta:meta])* $field:ident $(as $key:literal)? : $kind:ty $(= $how:tt)?),* $(,)? })?
            ),* $(,)?
        }
        $(bare $bare:path)?
    ) => {
        $(#[$meta])*
        $vis enum $Choice {
            $($(#[$vmeta])* $Variant $(($($pkind),*))? $({ $($(#[$fmeta])* $field: $kind),* })?),*
        }

        impl $crate::content::lower::Lower for $Choice {
            fn expected() -> $crate::base::Msg {
                $crate::base::Msg::new("content-expected-choice").with("name", stringify!($Choice))
            }

            fn lower(
                node: $crate::content::syntax::Node<'_>,
                cx: &mut $crate::content::lower::Cx<'_>,
            ) -> Option<Self> {
                $(
                    if let Some(read) = $bare(node, cx) {
                        return read;
                    }
                )?
                let variant = cx.variant(node, Self::expected(), &[$(stringify!($Variant)),*])?;
                $(
                    if variant == stringify!($Variant) {
                        return $crate::content::lower::macros::variant!(
                            node, cx, $Variant
                            $(, ( $($pkind $(= $phow)?),* ))?
                            $(, { $($field $(as $key)? : $kind $(= $how)?),* })?
                        );
                    }
                )*
                None
            }
        }

        impl $crate::content::print::Printed for $Choice {
            fn print(&self, printer: &mut $crate::content::print::Printer) {
                $(
                    $crate::content::lower::macros::print!(
                        self, printer, $Variant $(, ( $($pkind),* ))? $(, { $($field),* })?
                    );
                )*
            }
        }
    };
}

/// Prints one variant if the value is that one.
macro_rules! print {
    ($value:ident, $printer:ident, $Variant:ident) => {
        if matches!($value, Self::$Variant) {
            $printer.word(stringify!($Variant));
        }
    };
    ($value:ident, $printer:ident, $Variant:ident, { $($field:ident),* }) => {
        if let Self::$Variant { $($field),* } = $value {
            $printer.word(stringify!($Variant));
            $($field.print($printer);)*
        }
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a)
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty, $B:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a b)
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty, $B:ty, $C:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a b c)
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty, $B:ty, $C:ty, $D:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a b c d)
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty, $B:ty, $C:ty, $D:ty, $E:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a b c d e)
    };
    ($value:ident, $printer:ident, $Variant:ident, ( $A:ty, $B:ty, $C:ty, $D:ty, $E:ty, $F:ty )) => {
        $crate::content::lower::macros::print!($value, $printer, $Variant of a b c d e f)
    };
    ($value:ident, $printer:ident, $Variant:ident of $($part:ident)*) => {
        if let Self::$Variant($($part),*) = $value {
            $printer.word(stringify!($Variant));
            $($part.print($printer);)*
        }
    };
}

/// The key of a field in files; empty for a field that is not written.
macro_rules! key {
    ($field:ident = here) => {
        ""
    };
    ($field:ident as $key:literal $(= $how:tt)?) => {
        $key
    };
    ($field:ident $(= $how:tt)?) => {
        stringify!($field)
    };
}

/// The next field or value, by how it may be left out.
macro_rules! take {
    ($from:ident, $cx:ident) => {
        $from.required($cx)
    };
    ($from:ident, $cx:ident, default) => {
        $from.or($cx, Default::default)
    };
    ($from:ident, $cx:ident, here) => {
        $from.here()
    };
    ($from:ident, $cx:ident, $value:tt) => {
        $from.or($cx, || $value)
    };
}

/// Reads one variant.
macro_rules! variant {
    ($node:ident, $cx:ident, $Variant:ident) => {{
        if $node.kind() != $crate::content::syntax::NodeKind::Word {
            $crate::content::lower::Args::of($node, stringify!($Variant), 0, $cx)?.finish($cx);
        }
        Some(Self::$Variant)
    }};
    ($node:ident, $cx:ident, $Variant:ident, ( $($kind:ty $(= $how:tt)?),* )) => {{
        const TOTAL: usize = [$(stringify!($kind)),*].len();
        let mut args = $crate::content::lower::Args::of($node, stringify!($Variant), TOTAL, $cx)?;
        let values: ($(Option<$kind>,)*) = ($($crate::content::lower::macros::take!(args, $cx $(, $how)?),)*);
        args.finish($cx);
        $crate::content::lower::Build::build(values, Self::$Variant)
    }};
    ($node:ident, $cx:ident, $Variant:ident, { $($field:ident $(as $key:literal)? : $kind:ty $(= $how:tt)?),* }) => {{
        const KEYS: &[&str; [$(stringify!($field)),*].len()] =
            &[$($crate::content::lower::macros::key!($field $(as $key)? $(= $how)?)),*];
        let mut fields = $crate::content::lower::Fields::of_variant($node, stringify!($Variant), KEYS, $cx)?;
        $(let $field: Option<$kind> = $crate::content::lower::macros::take!(fields, $cx $(, $how)?);)*
        Some(Self::$Variant { $($field: $field?),* })
    }};
}

pub(crate) use {choice, key, print, print_field, record, take, variant};
