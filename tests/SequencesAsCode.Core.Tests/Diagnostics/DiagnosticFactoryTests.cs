using System.Reflection;

namespace SequencesAsCode.Core.Tests.Diagnostics;

[TestFixture]
internal sealed class DiagnosticFactoryTests
{
    private static IEnumerable<MethodInfo> Factories =>
        typeof(Diagnostic)
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.Name != "Saved" && method.ReturnType == typeof(Diagnostic));

    [Test]
    public void Every_factory_has_a_code_of_its_own()
    {
        var made = Factories.Select(Make).ToList();

        Assert.That(made, Has.Count.GreaterThan(75));
        Assert.That(made.Select(diagnostic => diagnostic.Code), Is.Unique.And.All.Match("^SEQ[1-9][0-9]{2}$"));
    }

    [TestCaseSource(nameof(Factories))]
    public void Every_message_is_a_sentence(MethodInfo factory)
    {
        var message = Make(factory).Message;

        Assert.That(message, Does.Match(@"\A['A-Z].*\.\z"));
        Assert.That(
            message.Replace("'..'", "", StringComparison.Ordinal),
            Does.Not.Contain("..").And.Not.Contain("\n").And.Not.Contain("''")
        );
        Assert.That(
            message.Count(letter => letter == '\'') % 2,
            Is.Zero.Or.EqualTo(message.Split("Apollo's").Length - 1),
            message
        );
    }

    [Test]
    public void A_long_offender_is_shortened_and_kept_on_one_line()
    {
        var diagnostic = Diagnostic.UnknownKey(new("a.yaml", 1, 2), new string('x', 500) + "\ny", null);

        Assert.That(diagnostic.Message, Has.Length.LessThan(150).And.Not.Contain("\n"));
        Assert.That(diagnostic.ToString(), Does.StartWith("a.yaml:1:2: error SEQ201: The key 'xxx"));
    }

    private static Diagnostic Make(MethodInfo factory) =>
        (Diagnostic)factory.Invoke(null, [.. factory.GetParameters().Select(Value)])!;

    private static object? Value(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => parameter.Name == "corrected" ? "key: \"value\"" : "word",
            var type when type == typeof(SourceLocation) => new SourceLocation("a.yaml", 3, 5),
            var type when type == typeof(IEnumerable<string>) => new[] { "one", "two", "three" },
            var type when type == typeof(char) => '@',
            var type when type == typeof(bool) => true,
            var type when type == typeof(int) => 7,
            var type when type == typeof(long) => 7L,
            var type when type == typeof(decimal) => 7m,
            var type => throw new InvalidOperationException($"A factory takes a {type}; say here what to pass."),
        };
}
