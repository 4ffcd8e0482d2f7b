using System.Text.RegularExpressions;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>A rule for a switch is written for pages without scripts, and again for an attribute of the page.</summary>
internal sealed partial class SwitchStylesTests
{
    [Test]
    public void A_rule_is_written_twice() =>
        Assert.That(
            SwitchStyles.ForBoth("a { b: c; }\n:root:has(#theme-dark:checked) p { d: e; }\nf { g: h; }"),
            Is.EqualTo(
                "a { b: c; }\n@media (scripting: none) { :root:has(#theme-dark:checked) p { d: e; } }\n"
                    + ":root[data-theme=\"dark\"] p { d: e; }\nf { g: h; }"
            )
        );

    [Test]
    public void Several_choices_are_one_selector() =>
        Assert.That(
            SwitchStyles.ForBoth(":root:has(:is(#view-before, #view-after):checked) p { d: e; }"),
            Does.EndWith(":root:is([data-view=\"before\"], [data-view=\"after\"]) p { d: e; }")
        );

    [Test]
    public void No_rule_of_the_page_looks_for_a_switch_where_scripts_run()
    {
        var rules = WithoutScripts().Count(Assets.PageStyle);
        var others = WithoutScripts().Replace(Assets.PageStyle, "");

        Assert.That(rules, Is.GreaterThan(10));
        Assert.That(others.Split('\n'), Has.None.Match(":root.*:has\\("));
    }

    [GeneratedRegex(@"@media \(scripting: none\) \{ [^{}]*\{[^{}]*\} \}")]
    private static partial Regex WithoutScripts();
}
