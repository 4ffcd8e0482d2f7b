using System.Globalization;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>A workspace whose account is the strict stand-in, with two sequences and so many contacts.</summary>
internal sealed class StrictScene : IAsyncDisposable
{
    public const string Q3 = "66e9e215ece19801b2199101";
    public const string Trial = "66e9e215ece19801b2199102";
    public const string Old = "66e9e215ece19801b2199103";
    public const string Vip = "5c1004a0000000000000d001";

    private StrictScene(CliWorkspace workspace, StrictContacts apollo) => (Workspace, Apollo) = (workspace, apollo);

    public CliWorkspace Workspace { get; }

    public StrictContacts Apollo { get; }

    /// <summary>The ids of all contacts, in order.</summary>
    public IReadOnlyList<string> Ids => [.. Apollo.People.Select(one => one.Id)];

    /// <summary>Those who are in the first sequence.</summary>
    public IReadOnlySet<string> InQ3 =>
        Apollo
            .Enrolled.Keys.Where(pair => pair.Sequence == Q3)
            .Select(pair => pair.Contact)
            .ToHashSet(StringComparer.Ordinal);

    public static async Task<StrictScene> StartAsync(int contacts = 5)
    {
        var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { production: { apollo: {} } }\n"
        );
        var apollo = await StrictContacts.StartAsync(workspace.Time);
        workspace.Variables["APOLLO_API_KEY"] = "key";
        workspace.Variables["APOLLO_API_BASE_URL"] = apollo.Address.ToString();
        apollo.Sequences.AddRange([
            (Q3, "Q3 Outbound", true, false),
            (Trial, "Trial welcome", false, false),
            (Old, "Old pilot", false, true),
        ]);
        apollo.Lists.Add((Vip, "VIP"));
        for (var number = 1; number <= contacts; number++)
            apollo.People.Add((IdOf(number), AddressOf(number), number % 2 == 0 ? [Vip] : []));
        return new(workspace, apollo);
    }

    public static string IdOf(int number) => number.ToString("x24", CultureInfo.InvariantCulture);

    public static string AddressOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"person{number}@example.org");

    /// <summary>Adds to the first sequence where nobody can be asked.</summary>
    public Task<CliRun> AddAsync(params string[] more) =>
        Workspace.RunAsync([
            "contacts",
            "add",
            "--sequence",
            Q3,
            "--mailbox",
            "dana@example.com",
            "--auto-approve",
            .. more,
        ]);

    public Task<CliRun> RunAsync(string line) => Workspace.RunAsync(line.Split(' '));

    /// <summary>The rows of a report, without the header.</summary>
    public IReadOnlyList<string[]> Report(string file = "report.csv") =>
        [
            .. Workspace
                .Read(file)
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(row => row.Split(',')),
        ];

    /// <summary>A file with the ids of all contacts, which is its name.</summary>
    public string File()
    {
        Workspace.With("people.txt", string.Join('\n', Ids) + "\n");
        return "people.txt";
    }

    public async ValueTask DisposeAsync()
    {
        await Apollo.DisposeAsync();
        Workspace.Dispose();
    }
}
