using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Commands;

/// <summary>A row in the result of doctor.</summary>
internal sealed record DoctorRow(string Group, string Name, string Status, string Found, string? Remedy);

/// <summary>Runs doctor, checks the result against its published schema, and reads the rows.</summary>
internal static class DoctorRows
{
    public static async Task<(int ExitCode, IReadOnlyList<DoctorRow> Rows)> DoctorAsync(
        this CliWorkspace workspace,
        params string[] arguments
    )
    {
        var run = await workspace.RunAsync(["doctor", "--format", "json", .. arguments]);
        Assert.That(OutputSchema.ProblemsOf(run.Out), Is.Empty, run.All);
        var checks = run.Json["checks"]!;
        var rows = checks["rows"]!.AsArray().Select(Read).ToList();
        Assert.That(checks["counts"]!.AsObject().Sum(count => (int)count.Value!), Is.EqualTo(rows.Count).And.Positive);
        Assert.That((int)run.Json["exit_code"]!, Is.EqualTo(run.ExitCode));
        return (run.ExitCode, rows);
    }

    /// <summary>The only row with a name.</summary>
    public static DoctorRow One(this IReadOnlyList<DoctorRow> rows, string group, string name) =>
        rows.Single(row => row.Group == group && row.Name == name);

    /// <summary>The names of a group's rows with a status.</summary>
    public static IEnumerable<string> Ended(this IReadOnlyList<DoctorRow> rows, string group, string status) =>
        rows.Where(row => row.Group == group && row.Status == status).Select(row => row.Name);

    private static DoctorRow Read(JsonNode? row) =>
        new(
            (string)row!["group"]!,
            (string)row["name"]!,
            (string)row["status"]!,
            (string)row["found"]!,
            (string?)row["remedy"]
        );
}
