package io.github.acetune.plot;

/** The style sheet of a report. */
final class ReportStyle {
    static final String CSS =
            """
            :root{color-scheme:light dark;--ink:#222;--paper:#fff;--faint:#666;--rule:#ccc;--panel:#f5f5f5}
            @media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16181c;--faint:#a0a0a0;--rule:#444;\
            --panel:#22252b}}
            body{margin:0;background:var(--paper);color:var(--ink);\
            font:16px/1.5 system-ui,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
            main{max-width:1100px;margin:0 auto;padding:1.5rem 1.2rem 4rem}
            h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0 .3rem}
            h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid var(--rule)}
            p{max-width:75ch}
            .provenance,.caption,figcaption{color:var(--faint);font-size:.9rem}
            .caption{margin:1rem 0 .3rem}
            nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;font-size:.92rem}
            a{color:inherit}
            figure{margin:1.2rem 0}
            figcaption{max-width:75ch}
            svg{max-width:100%;height:auto}
            pre{background:var(--panel);padding:.8rem 1rem;overflow-x:auto;font-size:.85rem;border-radius:4px}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;font-size:.95rem}
            dt{color:var(--faint)}
            dd{margin:0}
            @media print{:root{--ink:#000;--paper:#fff;--faint:#444;--rule:#999;--panel:#fff}\
            main{max-width:none;padding:0}h2{break-after:avoid}figure,tr{break-inside:avoid}nav{display:none}\
            .modebar{display:none}}
            """;

    private ReportStyle() {}
}
