using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Service.Tests.Snapshots;

public sealed class SnapshotFileTests
{
    private const string Junk = "\"{}[]:,0-e\\nul \u202e💩";

    [Test]
    public async Task What_was_written_is_read_and_written_alike()
    {
        var text = await TextAsync();

        Assert.That(text, Does.Contain("\"fingerprint\"").And.Contain("\"schedules\": ["));
        Assert.That(SnapshotFile.Write(SnapshotFile.Read(text)), Is.EqualTo(text));
    }

    [Test]
    public async Task Whatever_text_is_read_or_refused_with_the_way_to_a_new_one()
    {
        var (text, random, refused) = (await TextAsync(), new Random(4), 0);

        for (var round = 0; round < 400; round++)
        {
            var at = random.Next(text.Length);
            var broken = random.Next(3) switch
            {
                0 => text[..at],
                1 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 40))),
                _ => text.Insert(at, Junk[random.Next(Junk.Length)].ToString()),
            };
            try
            {
                SnapshotFile.Read(broken);
            }
            catch (SnapshotException exception)
            {
                refused++;
                Assert.That(exception.Message, Does.Contain("sequences list --snapshot FILE"));
            }
        }

        Assert.That(refused, Is.GreaterThan(200));
    }

    private static async Task<string> TextAsync()
    {
        using var account = new EmulatedAccount();
        var listing = await account.Service.ReadAsync(new(true, true, []), CancellationToken.None);
        var taken = await new SnapshotTaker(account.Service, "emulator", _ => { }).TakeAsync(
            listing,
            account.Desired,
            account.Base,
            true,
            "2026-01-01T00:00:00Z",
            CancellationToken.None
        );
        return SnapshotFile.Write(taken);
    }
}
