using System.Text;
using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Files.Tests.Importing;

/// <summary>Found variables join the list of the workspace file, and nothing else in it changes.</summary>
public sealed class VariableEditTests
{
    private const string Head = "version: 1\nenvironments: { local: { emulator: {} }, other: { emulator: {} } }\n";

    [TestCase("", "variables: [hook, Pain Point]\n")]
    [TestCase("variables: []\n", "variables: [hook, Pain Point]\n")]
    [TestCase("variables: [webinar]  # ours\n", "variables: [webinar, hook, Pain Point]  # ours\n")]
    [TestCase(
        "variables:\n  # the first\n  - webinar  # ours\nlint: { SEQ605: off }\n",
        "variables:\n  # the first\n  - webinar  # ours\n  - hook\n  - Pain Point\nlint: { SEQ605: off }\n"
    )]
    [TestCase("# policy:\n#   drift: report\n", "variables: [hook, Pain Point]\n# policy:\n#   drift: report\n")]
    [TestCase(
        "variables: { by_environment: { local: [webinar] } }\n",
        "variables: { by_environment: { local: [webinar, hook, Pain Point] } }\n"
    )]
    [TestCase(
        "variables: { by_environment: { other: [webinar] } }\n",
        "variables: { by_environment: { other: [webinar], local: [hook, Pain Point] } }\n"
    )]
    public void Names_join_the_list(string before, string after)
    {
        var found = Add(Head + before, "hook", "Pain Point");

        Assert.That(Text(found), Is.EqualTo(Head + after));
        Assert.That(found.Added, Is.EqualTo(["hook", "Pain Point"]));
        Assert.That(found.NotAdded, Is.Empty);
    }

    [Test]
    public void A_name_that_the_file_cannot_hold_is_left_to_a_person()
    {
        var found = Add(Head, "a:b", "hook", "yes", "50%");

        Assert.That((found.Added, found.NotAdded), Is.EqualTo((Names("hook", "yes", "50%"), Names("a:b"))));
        Assert.That(Text(found), Is.EqualTo(Head + "variables: [hook, \"yes\", 50%]\n"));
    }

    [Test]
    public void A_list_that_an_alias_shares_is_left_to_a_person()
    {
        const string Shared =
            Head + "variables: &names [webinar]\nsample_contacts: [{ name: A, custom: { webinar: x } }]\n";
        var aliased = Shared
            .Replace(
                "[webinar]\n",
                "\n  by_environment: { local: &list [webinar], other: *list }\n",
                StringComparison.Ordinal
            )
            .Replace("&names ", "", StringComparison.Ordinal);

        var found = Add(aliased, "hook");

        Assert.That((found.File, found.Added, found.NotAdded), Is.EqualTo(((DraftFile?)null, Names(), Names("hook"))));
    }

    [Test]
    public void Line_ends_and_a_byte_order_mark_stay()
    {
        var text = "\ufeff" + (Head + "variables: [webinar]\n").Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.That(
            Text(Add(text, "hook")),
            Is.EqualTo(text.Replace("[webinar]", "[webinar, hook]", StringComparison.Ordinal))
        );
    }

    private static FoundVariables Add(string workspaceFile, params ImmutableArray<string> names)
    {
        using var workspace = new TemporaryWorkspace(null).With(
            "sequences.yaml",
            Encoding.UTF8.GetBytes(workspaceFile)
        );
        return new VariableEdit(new(workspace.Folder), "local").Add(names);
    }

    private static ImmutableArray<string> Names(params ImmutableArray<string> names) => names;

    private static string Text(FoundVariables found) => Encoding.UTF8.GetString(found.File!.Content.Span);
}
