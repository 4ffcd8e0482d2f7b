using System.Security.Cryptography;
using System.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Documentation.Pictures;

/// <summary>
/// The pictures of the pages show what the program prints. <c>build/pictures.sh</c> makes them, with <c>PICTURES=1</c>.
/// </summary>
[TestFixture]
internal sealed class PictureTests
{
    private const long MostBytes = 150 * 1024;
    private const string Again = "The pictures are older than what the program prints. Run build/pictures.sh.";

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "pictures");
    private static readonly string List = Path.Combine(Folder, "made-of.txt");

    private PictureScene? scene;

    private static bool IsMaking => Environment.GetEnvironmentVariable("PICTURES") == "1";

    [OneTimeSetUp]
    public async Task Make()
    {
        scene = await PictureScene.MakeAsync();
        if (!IsMaking)
            return;
        Directory.CreateDirectory(Folder);
        await WriteAsync("comment.png", await Camera.CommentAsync(scene.Comment));
        await WriteAsync("page.png", await Camera.PageAsync(scene.Page, "q3-outbound-outreach", 1000));
        await WriteAsync("decision.png", await Camera.PageAsync(scene.Decision, "trial-welcome", 700));
        await WriteAsync("terminal.svg", Encoding.UTF8.GetBytes(Terminal(scene)));
        await File.WriteAllTextAsync(List, MadeOf(scene));
    }

    [Test]
    public void They_are_made_of_what_the_program_prints() =>
        Assert.That(File.ReadAllText(List), Is.EqualTo(MadeOf(scene!)), Again);

    [Test]
    public void The_terminal_is_drawn_as_it_is() =>
        Assert.That(File.ReadAllText(Path.Combine(Folder, "terminal.svg")), Is.EqualTo(Terminal(scene!)), Again);

    [Test]
    public void They_are_small_and_each_is_on_a_page_with_words_for_those_who_cannot_see_it()
    {
        var pages = string.Concat(Page.All.Select(page => page.Text));
        var pictures = Repository.Files("docs/pictures").Where(file => Path.GetExtension(file) != ".txt").ToList();

        Assert.That(pictures, Has.Count.EqualTo(4));
        foreach (var picture in pictures)
        {
            Assert.That(new FileInfo(picture).Length, Is.InRange(1024, MostBytes), picture);
            Assert.That(pages, Does.Match($"!\\[[^\\]]{{30,}}\\]\\((?:docs/)?pictures/{Path.GetFileName(picture)}\\)"));
        }
    }

    [Test]
    public void A_terminal_keeps_colors_and_signs() =>
        Assert.That(
            TerminalPicture.Draw("sequences plan", "\e[1;31m- a <b>\e[0m & c\n", 20),
            Does.Contain("""<tspan class="b r">- a &lt;b&gt;</tspan> &amp; c</text>""")
        );

    private static string Terminal(PictureScene scene) =>
        TerminalPicture.Draw("sequences plan", scene.Terminal, PictureScene.Columns);

    private static string MadeOf(PictureScene scene) =>
        "What the pictures are made of, as SHA-256. build/pictures.sh writes this file.\n"
        + $"comment.png {Hash(scene.Comment + Camera.Shell)}\n"
        + $"page.png {Hash(scene.Page)}\n"
        + $"decision.png {Hash(scene.Decision)}\n";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Task WriteAsync(string name, byte[] content) =>
        File.WriteAllBytesAsync(Path.Combine(Folder, name), content);
}
