using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Tests.Budget;

public sealed class CallWindowTests
{
    [TestCase("200", "14", "186", 186)]
    [TestCase("200", "14", null, 186)]
    [TestCase("200", "200", "0", 0)]
    [TestCase(null, null, "7", 7)]
    [TestCase(null, "14", " 7 ", 7)]
    [TestCase("200", "230", null, 0)]
    [TestCase("200.0", "14.0", "186.0", 186)]
    public void What_is_left_is_read(string? limit, string? used, string? left, int expected)
    {
        var said = Read(limit, used, left);

        Assert.That(said?.Left, Is.EqualTo(expected));
    }

    [TestCase(null, null, null)]
    [TestCase("200", null, null)]
    [TestCase(null, "3", null)]
    [TestCase("many", "few", "some")]
    [TestCase("200", "-3", "-3")]
    [TestCase("200", "1.5", "1e9")]
    [TestCase("200", "", "")]
    [TestCase("99999999999999999999", "1", "99999999999999999999")]
    [TestCase("NaN", "Infinity", "\u0667")]
    public void What_cannot_be_understood_says_nothing(string? limit, string? used, string? left) =>
        Assert.That(Read(limit, used, left), Is.Null);

    [TestCase(null)]
    [TestCase("5")]
    public void An_empty_limit_leaves_no_end_of_calls(string? left) =>
        Assert.That(Read("", null, left), Is.EqualTo(new WindowHeaders(null, false)));

    [TestCase("200", "200", false)]
    [TestCase("200", "201", true)]
    public void More_calls_than_the_limit_are_noticed(string limit, string used, bool expected) =>
        Assert.That(Read(limit, used, "0")!.IsOverrun, Is.EqualTo(expected));

    [Test]
    public void Each_window_has_its_own_headers()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["x-minute-requests-left"] = "1",
            ["x-hourly-requests-left"] = "2",
            ["x-24-hour-requests-left"] = "3",
        };

        Assert.That(CallWindow.All.Select(window => window.Read(headers)?.Left), Is.EqualTo(new[] { 1L, 2, 3 }));
    }

    private static WindowHeaders? Read(string? limit, string? used, string? left)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (limit is not null)
            headers["x-rate-limit-hourly"] = limit;
        if (used is not null)
            headers["x-hourly-usage"] = used;
        if (left is not null)
            headers["x-hourly-requests-left"] = left;
        return CallWindow.Hour.Read(headers);
    }
}
