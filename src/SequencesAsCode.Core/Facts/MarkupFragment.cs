using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Facts;

/// <summary>A piece of markup that is sent in a body to see what comes back.</summary>
/// <param name="Name">Its name, unique among all.</param>
/// <param name="Label">What it is, in a sentence such as <em>Apollo removes a comment</em>.</param>
/// <param name="Html">What is sent.</param>
/// <param name="Sign">A pattern that finds this kind of markup in any body.</param>
public sealed record MarkupFragment(string Name, string Label, string Html, Regex Sign)
{
    /// <summary>The name of its fact.</summary>
    public string Fact => $"{FactNames.Markup}{Name}";

    /// <summary>Whether the account was measured to remove the markup.</summary>
    public bool IsLostIn(ServiceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts[Fact] is { } fact && IsLost(fact);
    }

    /// <summary>Whether the markup is missing in what came back; false when it only has another form.</summary>
    public bool IsLost(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact is { Outcome: FactOutcome.No, Seen: { } seen } && !Sign.IsMatch(seen);
    }
}
