using System.Reflection;
using System.Runtime.CompilerServices;
using SequencesAsCode.Cli;
using SequencesAsCode.Emulator;
using SequencesAsCode.Planning;
using SequencesAsCode.Tests.Support;

namespace SequencesAsCode.Tests;

/// <summary>The arrows between the parts, read from the compiled types. Each test first says how much it looked at.</summary>
public sealed class ConventionTests
{
    private const string Root = "SequencesAsCode.";

    private static readonly IReadOnlyList<Type> Core = TypeReferences.Written(typeof(Planner).Assembly);
    private static readonly IReadOnlyList<Type> Cli = TypeReferences.Written(typeof(App).Assembly);

    [TestCase("Model", "Diagnostics")]
    [TestCase("Diagnostics", "")]
    [TestCase("Planning", "Model Diagnostics")]
    [TestCase("Files", "Model Diagnostics")]
    [TestCase("Files.Editing", "Model Diagnostics Files Files.Writing")]
    [TestCase("Files.Writing", "Model Diagnostics Files")]
    [TestCase("Importing", "Model Diagnostics Files Files.Writing Files.Formatting Planning")]
    [TestCase("Files.Formatting", "Files Model Diagnostics")]
    [TestCase("Pulling", "Model Diagnostics Files Files.Writing Files.Editing Importing Planning")]
    [TestCase("Files.Linting", "Files Model Diagnostics")]
    [TestCase("Locking", "Model Diagnostics")]
    [TestCase("Service", "Model Planning")]
    [TestCase("Service.Supaglue", "Model Planning Service")]
    [TestCase("Applying", "Model Planning Service Locking")]
    [TestCase("Contacts", "Model Diagnostics Files Planning Service Applying")]
    [TestCase("Snapshots", "Model Planning Rendering Service")]
    [TestCase("Checking", "Model Diagnostics Planning Service")]
    [TestCase("Rendering", "Model Diagnostics Planning Applying Pulling Checking Contacts")]
    [TestCase("Rendering.Markdown", "Model Diagnostics Planning Applying Rendering")]
    [TestCase("Rendering.Preview", "Model Diagnostics Planning Rendering")]
    public void A_part_of_Core_knows_only_the_parts_below_it(string part, string below)
    {
        var types = Core.Where(type => type.Namespace == Root + part).ToList();

        var arrows = types.SelectMany(type => TypeReferences.Of(type).Select(Part).OfType<string>()).Distinct().Where(other => other != part);

        Assert.That(types, Has.Count.GreaterThan(2));
        Assert.That(arrows, Is.EquivalentTo(below.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Every_part_of_Core_has_its_arrows()
    {
        var tested = typeof(ConventionTests).GetMethod(nameof(A_part_of_Core_knows_only_the_parts_below_it))!.GetCustomAttributes<TestCaseAttribute>().Select(test => $"{Root}{test.Arguments[0]}");

        var parts = Core.Select(type => type.Namespace).Distinct().ToList();

        Assert.That(parts, Has.Count.GreaterThanOrEqualTo(8).And.SubsetOf(tested));
    }

    [TestCase("RestSharp", "SequencesAsCode.Service")]
    [TestCase("Polly", "SequencesAsCode.Service")]
    [TestCase("YamlDotNet", "SequencesAsCode.Files")]
    [TestCase("NJsonSchema", "SequencesAsCode.Files")]
    [TestCase("Markdig", "SequencesAsCode.Files")]
    [TestCase("DiffPlex", "SequencesAsCode.Rendering")]
    [TestCase("System.CommandLine", "SequencesAsCode.Cli")]
    [TestCase("Spectre.Console", "SequencesAsCode.Cli")]
    [TestCase("Microsoft.Extensions", "SequencesAsCode.Cli")]
    public void A_package_is_named_in_one_place(string package, string place)
    {
        // The emulator's web server brings Microsoft.Extensions with it, as part of the shared framework.
        var types = Core.Concat(Cli).ToList();

        var users = types.Where(type => TypeReferences.Of(type).Any(used => IsIn(used.Namespace, package))).Select(type => type.Namespace).Distinct().ToList();

        Assert.That(types, Has.Count.GreaterThan(200));
        Assert.That(users, Is.Not.Empty.And.All.StartsWith(place));
    }

    [Test]
    public void Markup_is_parsed_where_bodies_are_compared_written_as_Markdown_and_cleaned()
    {
        var types = Core.Concat(Cli).ToList();

        var users = types.Where(type => TypeReferences.Of(type).Any(used => IsIn(used.Namespace, "AngleSharp"))).Select(type => type.Namespace).Distinct();

        Assert.That(types, Has.Count.GreaterThan(200));
        Assert.That(users, Is.EquivalentTo(new[] { "SequencesAsCode.Model", "SequencesAsCode.Files", "SequencesAsCode.Rendering.Preview" }));
    }

    [Test]
    public void Emulator_and_Core_do_not_know_each_other()
    {
        var (core, emulator) = (typeof(Planner).Assembly, typeof(EmulatedApollo).Assembly);

        var references = new[] { core, emulator }.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(reference => reference.Name!).ToList();

        Assert.That(references, Has.Count.GreaterThan(10));
        Assert.That(references.Where(name => name.StartsWith("SequencesAsCode", StringComparison.Ordinal) || name == "sequences"), Is.Empty);
    }

    [Test]
    public void Every_concrete_class_is_sealed_or_static()
    {
        var classes = Production().Where(type => type.IsClass && !type.IsAbstract).ToList();

        Assert.That(classes, Has.Count.GreaterThan(150));
        Assert.That(classes.Where(type => !type.IsSealed), Is.Empty);
    }

    [Test]
    public void No_type_is_named_for_what_it_is_not()
    {
        var types = Production().Concat(TypeReferences.Written(typeof(ConventionTests).Assembly)).ToList();

        Assert.That(types, Has.Count.GreaterThan(400));
        Assert.That(types.Select(type => type.Name), Has.None.Match("(Helper|Manager|Util|Utils)s?$"));
    }

    [Test]
    public void A_namespace_is_a_folder()
    {
        var files = Repository.Files("src", "*.cs").Where(file => Path.GetFileName(file) != "Program.cs").ToList();

        var wrong = files.Where(file => !File.ReadLines(file).Contains($"namespace {Expected(file)};", StringComparer.Ordinal)).Select(file => Path.GetRelativePath(Repository.Root, file));

        // The emulator's folders are for readers; it is one namespace, because it is one public surface.
        Assert.That(files, Has.Count.GreaterThan(150));
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_public_types_of_Core_are_approved()
    {
        var types = Core.Where(type => type.IsPublic).Select(type => type.FullName![Root.Length..]).Order(StringComparer.Ordinal).ToList();

        Assert.That(types, Has.Count.GreaterThan(20));
        Approve.Text(string.Join('\n', types) + "\n");
    }

    private static IEnumerable<Type> Production() => new[] { typeof(Planner), typeof(EmulatedApollo), typeof(App) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("SequencesAsCode", StringComparison.Ordinal) == true && !IsGenerated(type));

    private static bool IsGenerated(Type? type) => type is not null && (type.IsDefined(typeof(CompilerGeneratedAttribute), false) || type.Name.Contains('<', StringComparison.Ordinal) || IsGenerated(type.DeclaringType));

    private static string? Part(Type type) => type.Assembly == typeof(Planner).Assembly && IsIn(type.Namespace, "SequencesAsCode") && type.Namespace!.Length > Root.Length ? type.Namespace[Root.Length..] : null;

    private static bool IsIn(string? @namespace, string root) => @namespace == root || @namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true;

    private static string Expected(string file)
    {
        var folders = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))!.Split(Path.DirectorySeparatorChar);
        return folders switch
        {
            ["SequencesAsCode.Core", .. var rest] => string.Join('.', rest.Prepend("SequencesAsCode")),
            ["SequencesAsCode.Emulator", ..] => "SequencesAsCode.Emulator",
            _ => string.Join('.', folders),
        };
    }
}
