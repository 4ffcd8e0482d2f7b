using System.Globalization;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Tests;

[TestFixture]
internal sealed class TableTests
{
    [Test]
    public void Rows_keep_their_order_and_older_tables_stay_as_they_were()
    {
        var table = Table<string>.Empty;
        var older = new List<(Table<string> Table, List<string> Rows)>();
        var rows = new List<string>();
        for (var index = 0; index < 700; index++)
        {
            if (index % 100 == 0)
                older.Add((table, [.. rows]));
            rows.Add($"row {index}");
            table = table.Put(Id(index), rows[index]);
        }

        foreach (var index in new[] { 0, 255, 256, 511, 699 })
            table = table.Put(Id(index), rows[index] = $"new {index}");

        Assert.That(table, Is.EqualTo(rows));
        Assert.That(rows.Index().Select(row => table.Find(Id(row.Index))), Is.EqualTo(rows));
        Assert.That((table.Count, table.Find("none")), Is.EqualTo((700, (string?)null)));
        foreach (var (before, held) in older)
            Assert.That(before, Is.EqualTo(held));
        Assert.That(
            table.Since(older[^1].Table),
            Is.EqualTo(rows.Where((row, index) => index >= 600 || row.StartsWith("new", StringComparison.Ordinal)))
        );
    }

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
