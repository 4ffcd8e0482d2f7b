using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Draws what people write: subjects, notes and bodies.</summary>
internal sealed class CopyDraw(Dice dice)
{
    private static readonly string[] Words =
    [
        "quick",
        "idea",
        "for",
        "{{company}}",
        "ramp",
        "time",
        "half",
        "the",
        "deal",
        "{{first_name}}",
        "numbers",
        "weeks",
        "earlier",
        "a",
        "call",
        "Zürich",
        "😀",
        "שלום",
        "50%",
        "Q&amp;A",
    ];

    public string Sentence() => string.Join(' ', dice.Many(2, 7, _ => dice.Of(Words)));

    public string Subject() => Sentence().Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>As the service would hold it: what its sanitiser leaves alone in every mode.</summary>
    public string StoredBody() =>
        string.Join(
            "<br><br>",
            dice.Many(
                1,
                3,
                _ =>
                    dice.Number(0, 4) switch
                    {
                        0 => $"<strong>{Sentence()}</strong>",
                        1 => $"{Sentence()} <a href=\"https://example.com/{dice.Number(1, 9)}\">{Sentence()}</a>",
                        _ => Sentence(),
                    }
            )
        );

    /// <summary>As a person may write it: the sanitiser has work to do.</summary>
    public string WrittenBody() =>
        dice.Number(0, 5) switch
        {
            0 => $"<P Class=x>{Sentence()}</P><script>alert(1)</script>",
            1 => $"<b>{Sentence()}</b><br/>{Sentence()}",
            2 => $"<div onclick='x()'>{Sentence()}&nbsp;{Sentence()}</div>",
            3 => $"{Sentence()}<img src='https://example.com/a.png' alt=\"{dice.Number(1, 9)}\"> <a "
                + $"href=https://example.com/x>{Sentence()}</a>",
            _ => StoredBody(),
        };
}
