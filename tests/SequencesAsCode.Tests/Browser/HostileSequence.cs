using System.Globalization;
using System.Text;

namespace SequencesAsCode.Tests.Browser;

/// <summary>A sequence whose texts try everything that a page could fall for.</summary>
internal static class HostileSequence
{
    private const string Body = """
        <script>parent.owned=1;parent.document.title='owned'</script><img src="https://evil.example/open.gif"
          width=1 height=1><img src=x onerror="parent.owned=1" alt=chart>
        <a href="javascript:parent.owned=1">a link</a><base href="https://evil.example/"><meta
          http-equiv=refresh content="0;url=https://evil.example"><form action="https://evil.example"><input
          autofocus onfocus=alert(1)><button>Go</button></form>
        <style>@import url(https://evil.example/x.css); body { background: url(https://evil.example/bg.png) }</style><p
          style="background:url(https://evil.example/p.png)" onclick=alert(1)>number 1 kept</p>
        <svg onload=alert(1)><script>alert(1)</script></svg><iframe
          srcdoc="<script>parent.parent.owned=1</script>"></iframe></noscript></iframe></body></html>"'><script
          >parent.owned=1</script>
        """;

    /// <summary>The file, with touches in one step.</summary>
    public static string Text(int touches)
    {
        var text = new StringBuilder(
            """
            key: hostile
            name: "</script></title><img src=https://evil.example/n.png onerror=owned=1>'\"><b>bold</b>"
            steps:
              - key: one
                type: auto_email
                wait: 1 hour
                touches:

            """
        );
        for (var i = 1; i <= touches; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"      - key: t{i}\n        type: new_thread\n        status: approved\n        subject: "
                    + $"\"</p><img src=x onerror=owned=1> {i} {new string('w', 120)}\"\n        body_html: |\n"
            );
            foreach (var line in Body.Split('\n'))
                text.Append(CultureInfo.InvariantCulture, $"          {line}\n");
        }

        return text.ToString();
    }
}
