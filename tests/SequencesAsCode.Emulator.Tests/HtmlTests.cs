using SequencesAsCode.Emulator.Html;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class HtmlTests
{
    [Test]
    public void A_body_is_wrapped_once()
    {
        var once = StoredBody.Of("<p>Hi</p>", Sanitizer.Basic);
        var twice = StoredBody.Of(once, Sanitizer.Basic);

        Assert.That(once, Is.EqualTo("<html><head></head><body><p>Hi</p></body></html>"));
        Assert.That(twice, Is.EqualTo(once));
    }

    [TestCase("")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("<html><head></head><body></body></html>")]
    public void Nothing_is_stored_as_nothing(string html)
    {
        var stored = StoredBody.Of(html, Sanitizer.Basic);

        Assert.That(stored, Is.Empty);
    }

    [TestCase("a<script>x</script>b", "ab")]
    [TestCase("a<STYLE type='x'>p{}</STYLE>b", "ab")]
    [TestCase("a<iframe src=x></iframe>b", "ab")]
    [TestCase("a<object><b>x</b></object>b", "ab")]
    [TestCase("a<form><input></form>b", "ab")]
    [TestCase("a<script>never closed", "a")]
    [TestCase("a</script>b", "ab")]
    [TestCase("a<!-- note -->b", "ab")]
    [TestCase("<p onclick='x()' class=c>a</p>", "<p class=\"c\">a</p>")]
    [TestCase("<a href=\"javascript:x\" title='t'>a</a>", "<a title=\"t\">a</a>")]
    [TestCase("<a href=' java&#10;script:x'>a</a>", "<a>a</a>")]
    [TestCase("<a href=\"https://x.example\">a</a>", "<a href=\"https://x.example\">a</a>")]
    [TestCase("1 < 2 and {{first_name}} <%Unsubscribe%>", "1 < 2 and {{first_name}} <%Unsubscribe%>")]
    [TestCase("<B>a</B><br/>", "<B>a</B><br/>")]
    public void The_basic_sanitizer_removes_what_is_unsafe_and_nothing_else(string html, string clean)
    {
        var stored = StoredBody.Of(html, Sanitizer.Basic);

        Assert.That(stored, Is.EqualTo($"<html><head></head><body>{clean}</body></html>"));
    }

    [Test]
    public void Without_a_sanitizer_a_body_is_only_wrapped()
    {
        var stored = StoredBody.Of("<P ONCLICK=x>a<script>b</script>", Sanitizer.Off);

        Assert.That(stored, Is.EqualTo("<html><head></head><body><P ONCLICK=x>a<script>b</script></body></html>"));
    }

    [TestCase("<B>a</B>", "<strong>a</strong>")]
    [TestCase("<br/>", "<br>")]
    [TestCase("<A HREF=https://x.example/>a</A>", "<a href=\"https://x.example/\">a</a>")]
    [TestCase("<a title='say \"x\"'>a</a>", "<a title=\"say &quot;x&quot;\">a</a>")]
    [TestCase("a\u00a0b", "a&nbsp;b")]
    [TestCase("<input disabled>", "<input disabled>")]
    public void The_rewriting_sanitizer_changes_the_form(string html, string rewritten)
    {
        var stored = StoredBody.Of(html, Sanitizer.Rewrite);

        Assert.That(stored, Is.EqualTo($"<html><head></head><body>{rewritten}</body></html>"));
    }

    [TestCase("<DIV CLASS=x>Hi&nbsp;<B>you</B><br/>there</DIV><p>1 &lt; 2</p>")]
    [TestCase("a\u00a0b <i title='\"'>c</i> {{#if first_name}}d{{#endif}}")]
    public void Rewriting_keeps_the_visible_text_and_settles_at_once(string html)
    {
        var once = StoredBody.Of(html, Sanitizer.Rewrite);
        var twice = StoredBody.Of(once, Sanitizer.Rewrite);

        Assert.That(HtmlText.Of(once), Is.EqualTo(HtmlText.Of(html)));
        Assert.That(once, Is.Not.EqualTo($"<html><head></head><body>{html}</body></html>"));
        Assert.That(twice, Is.EqualTo(once));
    }

    [TestCase("<html><head></head><body><p>Hi</p><p>you</p></body></html>", "Hi\nyou")]
    [TestCase("a<br><br>b", "a\n\nb")]
    [TestCase("a &amp; b", "a & b")]
    [TestCase("{{first_name}}", "{{first_name}}")]
    public void The_text_of_a_body_is_derived(string html, string text)
    {
        var derived = HtmlText.Of(html);

        Assert.That(derived, Is.EqualTo(text));
    }

    [TestCase("<")]
    [TestCase("<a")]
    [TestCase("<a href")]
    [TestCase("<a href=")]
    [TestCase("<a href=\"x")]
    [TestCase("</")]
    [TestCase("<!--")]
    [TestCase("<!")]
    [TestCase("<a/b=c d>e</a f>")]
    [TestCase("x<y<z>")]
    public void Tokens_joined_give_the_input_again(string html)
    {
        var tokens = HtmlTokenizer.Read(html).ToList();

        Assert.That(string.Concat(tokens.Select(t => t.Raw)), Is.EqualTo(html));
        Assert.That(tokens.Select(t => t.Raw), Has.None.Empty);
    }

    [TestCase("off", "<P>Hi<script>x</script>")]
    [TestCase("basic", "<P>Hi")]
    [TestCase("rewrite", "<p>Hi")]
    public void The_switch_decides_what_a_write_stores(string sanitizer, string stored)
    {
        var bench = new Bench($"sanitizer={sanitizer}");

        var json = bench
            .Send(
                "POST",
                "/sequences",
                """{"emailer_steps":[{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":["""
                    + """{"emailer_template":{"body_html":"<P>Hi<script>x</script>"}}]}]}"""
            )
            .Json;

        Assert.That(
            (string?)json["emailer_templates"]![0]!["body_html"],
            Is.EqualTo($"<html><head></head><body>{stored}</body></html>")
        );
    }
}
