using System.Reflection;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests;

/// <summary>What sentences tell a person to type can be typed.</summary>
public sealed class CommandWordsTests
{
    [Test]
    public void Every_option_that_sentences_name_is_an_option()
    {
        var options = CommandTree
            .All.SelectMany(verb => verb.Command.Options)
            .Select(option => option.Name)
            .ToHashSet();

        var named = Constants(typeof(OptionNames)).Concat(EnrolmentFlag.All.Select(EnrolmentOptions.NameOf)).ToList();

        Assert.That(named, Has.Count.GreaterThan(30).And.Unique.And.SubsetOf(options));
    }

    [Test]
    public void Every_command_that_sentences_name_can_be_parsed()
    {
        var commands = Constants(typeof(CommandWords))
            .Append(CommandWords.Pull("q3"))
            .Append(CommandWords.PullTheirs("q3"))
            .Append(CommandWords.ImportAnew("0123456789abcdef01234567"))
            .ToList();

        var wrong = commands.Where(command => CommandTree.Root.ParseLine(command.Split(' ')[1..]).Errors.Count > 0);

        Assert.That(commands, Has.Count.GreaterThan(8).And.All.StartsWith("sequences "));
        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Consents))]
    public void A_consent_is_what_its_flag_gives(Consent consent)
    {
        var flag = ConsentFlags.FlagOf(consent);

        Assert.That(ConsentFlags.Read(flag), Is.EqualTo(consent));
        Assert.That(CommandTree.Root.ParseLine(["plan", flag]).Errors, Is.Empty);
    }

    [TestCase("")]
    [TestCase("q3")]
    [TestCase("--allow-many=q3")]
    [TestCase("--allow-removals")]
    [TestCase("--nonsense=q3")]
    public void What_gives_no_consent_is_refused(string flag) =>
        Assert.That(() => ConsentFlags.Read(flag), Throws.InstanceOf<FormatException>());

    private static IEnumerable<Consent> Consents() =>
        Enum.GetValues<ConsentKind>().Select(kind => new Consent(kind, kind == ConsentKind.ManyAtOnce ? null : "a=b"));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
}
