using System.Globalization;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Writing;

/// <summary>Makes the keys that a careful person would have chosen.</summary>
internal static partial class KeyNames
{
    private const int LongestKey = 60;
    private const int LongestStepKey = 32;
    private const int MostWords = 4;

    private static readonly ImmutableHashSet<string> Joints =
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "your",
    ];

    /// <summary>
    /// The key of a sequence, from its name; with a part of its id where the key could not say most of it.
    /// </summary>
    public static string OfSequence(string name, string id)
    {
        var key = Cut(LatinLetters.Of(name), LongestKey);
        var own = id[^Math.Min(6, id.Length)..].ToLowerInvariant();
        if (key.Length == 0)
            return $"sequence-{own}";
        if (!key.Any(char.IsAsciiLetter))
            key = $"sequence-{key}";
        return FileNames.CanStand(LatinLetters.LoseMostOf(name) ? $"{key}-{own}" : key, "sequence");
    }

    /// <summary>The key of a step: a few words of its first subject, or what it does.</summary>
    public static string OfStep(string type, string? subject, bool isReply)
    {
        if (StepTypes.IsEmail(type) && subject is not null && Words(subject) is { Length: > 0 } words)
            return words;
        return type switch
        {
            StepTypes.AutoEmail or StepTypes.ManualEmail when isReply => "follow-up",
            StepTypes.AutoEmail => "email",
            StepTypes.ManualEmail => "manual-email",
            StepTypes.ActionItem => "task",
            StepTypes.LinkedInConnect => "connect",
            StepTypes.LinkedInMessage => "message",
            StepTypes.LinkedInViewProfile => "profile-visit",
            StepTypes.LinkedInInteractPost => "post-reaction",
            _ => LatinLetters.Of(type) is { Length: > 0 } slug ? slug : "step",
        };
    }

    /// <summary>The key of the n-th touch, from 0: <c>a</c> to <c>z</c>, then <c>aa</c>.</summary>
    public static string OfTouch(int index) =>
        (index >= 26 ? OfTouch((index / 26) - 1) : "") + (char)('a' + (index % 26));

    /// <summary>The key, or with a number behind it the first that is free.</summary>
    public static string Unique(string key, Func<string, bool> isTaken)
    {
        var candidate = key;
        for (var n = 2; isTaken(candidate); n++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"{key}-{n}");
        return candidate;
    }

    private static string Words(string subject)
    {
        var words = LatinLetters
            .Of(Variable().Replace(subject, " "))
            .Split('-', StringSplitOptions.RemoveEmptyEntries)
            .ToList();
        while (words.Count > 1 && Joints.Contains(words[0]))
            words.RemoveAt(0);
        words = [.. words.Take(MostWords)];
        while (words.Count > 1 && Joints.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        var key = Cut(string.Join('-', words), LongestStepKey);
        if (key.Length < 2)
            return "";
        return key.Any(char.IsAsciiLetter) ? key : $"email-{key}";
    }

    private static string Cut(string slug, int most)
    {
        if (slug.Length <= most)
            return slug;
        var end = slug.LastIndexOf('-', most);
        return (end > 0 ? slug[..end] : slug[..most]).TrimEnd('-');
    }

    [GeneratedRegex(@"\{\{[^{}]*(\}\}|\z)")]
    private static partial Regex Variable();
}
