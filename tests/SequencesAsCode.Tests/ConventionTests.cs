using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using SequencesAsCode.Cli;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>
/// What holds of the compiled types beyond what the projects' references hold. Each test first says how much it
/// looked at.
/// </summary>
public sealed class ConventionTests
{
    private static readonly string[] Rooms = ["Core", "Files", "Service", "Applying", "Output"];
    private static readonly IReadOnlyList<Type> Product =
    [
        .. Rooms.Select(Room).Append(typeof(App).Assembly).SelectMany(TypeReferences.Written),
    ];

    [TestCase("SequencesAsCode.Core", "")]
    [TestCase("SequencesAsCode.Files", "Core")]
    [TestCase("SequencesAsCode.Service", "Core")]
    [TestCase("SequencesAsCode.Output", "Core")]
    [TestCase("SequencesAsCode.Applying", "Core Service")]
    [TestCase("SequencesAsCode.Emulator", "")]
    [TestCase("sequences", "Applying Core Emulator Files Output Service")]
    public void The_assemblies_are_a_star_around_Core(string assembly, string known)
    {
        var references = Assembly
            .Load(assembly)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .ToList();

        var rooms = references.Where(IsOurs).Select(name => name.Split('.')[^1]);

        Assert.That(references, Has.Count.GreaterThan(3));
        Assert.That(rooms, Is.EquivalentTo(known.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Core_asks_no_disk_network_clock_or_process()
    {
        Type[] outside =
        [
            typeof(File),
            typeof(Directory),
            typeof(FileStream),
            typeof(HttpClient),
            typeof(WebRequest),
            typeof(TimeProvider),
            typeof(System.Diagnostics.Process),
            typeof(Random),
            typeof(Thread),
        ];
        var types = TypeReferences.Written(Room("Core"));

        var users = types.Where(type => TypeReferences.Of(type).Overlaps(outside)).Select(type => type.Name);

        Assert.That(types, Has.Count.GreaterThan(150));
        Assert.That(users, Is.Empty);
    }

    [TestCase("RestSharp", "SequencesAsCode.Service.ServiceConnection")]
    [TestCase("YamlDotNet", "SequencesAsCode.Files")]
    [TestCase("Markdig", "SequencesAsCode.Files")]
    [TestCase("DiffPlex", "SequencesAsCode.Output")]
    [TestCase("System.CommandLine", "SequencesAsCode.Cli")]
    [TestCase("Spectre.Console", "SequencesAsCode.Cli")]
    public void A_package_is_named_in_one_place(string package, string place)
    {
        var users = Product
            .Where(type => TypeReferences.Of(type).Any(used => IsIn(used.Namespace, package)))
            .Select(type => type.FullName)
            .Distinct()
            .ToList();

        Assert.That(Product, Has.Count.GreaterThan(200));
        Assert.That(users, Is.Not.Empty.And.All.StartsWith(place));
    }

    [Test]
    public void Markup_is_parsed_where_bodies_are_compared_written_as_Markdown_and_cleaned()
    {
        var users = Product
            .Where(type => TypeReferences.Of(type).Any(used => IsIn(used.Namespace, "AngleSharp")))
            .Select(type => type.Namespace)
            .Distinct();

        Assert.That(Product, Has.Count.GreaterThan(200));
        Assert.That(
            users,
            Is.EquivalentTo(
                new[]
                {
                    "SequencesAsCode.Core.Text",
                    "SequencesAsCode.Files.Bodies",
                    "SequencesAsCode.Output.Html.Emails",
                }
            )
        );
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

    [TestCase("src")]
    [TestCase("tests")]
    public void A_namespace_is_a_folder(string root)
    {
        var files = Repository.Files(root, "*.cs").Where(file => Path.GetFileName(file) != "Program.cs").ToList();

        var wrong = files
            .Where(file => !File.ReadLines(file).Contains($"namespace {Folder(root, file)};"))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.That(files, Has.Count.GreaterThan(150));
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void No_folder_holds_more_files_than_one_sees_at_once()
    {
        var folders = Repository.Files("src", "*.cs").CountBy(file => Path.GetDirectoryName(file)!).ToList();

        Assert.That(folders, Has.Count.GreaterThan(30));
        Assert.That(folders.Where(folder => folder.Value > 16).Select(folder => folder.Key), Is.Empty);
    }

    [Test]
    public void The_public_types_of_the_rooms_are_approved()
    {
        var types = Rooms
            .SelectMany(room => TypeReferences.Written(Room(room)))
            .Where(type => type.IsPublic)
            .Select(type => type.FullName!["SequencesAsCode.".Length..])
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.That(types, Has.Count.GreaterThan(20));
        Approve.Text(string.Join('\n', types) + "\n");
    }

    private static Assembly Room(string name) => Assembly.Load($"SequencesAsCode.{name}");

    private static bool IsOurs(string assembly) => assembly.StartsWith("SequencesAsCode.", StringComparison.Ordinal);

    private static IEnumerable<Type> Production() =>
        Rooms
            .Select(Room)
            .Append(typeof(EmulatedApollo).Assembly)
            .Append(typeof(App).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => IsIn(type.Namespace, "SequencesAsCode") && !IsGenerated(type));

    private static bool IsGenerated(Type? type) =>
        type is not null
        && (
            type.IsDefined(typeof(CompilerGeneratedAttribute), false)
            || type.Name.Contains('<', StringComparison.Ordinal)
            || IsGenerated(type.DeclaringType)
        );

    private static bool IsIn(string? @namespace, string root) =>
        @namespace == root || @namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true;

    private static string Folder(string root, string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, root), file))!
            .Replace(Path.DirectorySeparatorChar, '.');
}
