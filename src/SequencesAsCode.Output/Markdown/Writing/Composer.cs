using System.Text;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// Spends a budget of characters (UTF-16 units) on the parts of a comment, the most important first. A part is written
/// as a whole or left out, and what is
/// left out is counted in a note whose room is set aside before anything else, so the result is always whole and never
/// longer than the budget.
/// </summary>
internal sealed class Composer(int budget)
{
    /// <summary>
    /// Order of the first blocked sequence, behind the guards of the whole plan: one of them with its lines is worth
    /// more than what follows.
    /// </summary>
    public const int FirstBlocked = 100;

    private readonly HashSet<Node> chosen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(Node Parent, Rank Rank, int Order)> full = [];

    /// <summary>The comment. The root is always there: its own text and note have to fit.</summary>
    public string Compose(Group root)
    {
        var parts = Below(root).ToList();
        chosen.UnionWith(parts.Select(part => part.Node).Append(root));
        var whole = Write(root);
        if (whole.Length <= budget)
            return whole;

        chosen.Clear();
        chosen.Add(root);
        var spent = Cost(root);
        foreach (var (parent, node) in parts.OrderBy(part => part.Node.Rank).ThenBy(part => part.Node.Order))
        {
            var family = (parent, node.Rank, node.Order);
            if (!chosen.Contains(parent) || full.Contains(family))
                continue;
            var cost = Cost(node);
            if (spent + cost > Ceiling(node))
            {
                // The next of a list would leave a hole in it.
                full.Add(family);
                continue;
            }

            spent += cost;
            chosen.Add(node);
        }

        // A heading over nothing would say that there is nothing.
        foreach (var (_, node) in parts.AsEnumerable().Reverse())
        {
            if (node is Group { Note: null, Children.IsEmpty: false } group && !group.Children.Any(chosen.Contains))
                chosen.Remove(group);
        }

        return Write(root);
    }

    // Each rank leaves something to those after it: a table of a thousand rows would leave no word of what changes.
    private int Ceiling(Node node) =>
        node.Rank switch
        {
            Rank.Head or Rank.Copy => budget,
            Rank.Blocked when node.Order <= FirstBlocked => budget / 100 * 85,
            Rank.Blocked => budget / 100 * 45,
            Rank.Warning => budget / 100 * 50,
            Rank.Row => budget / 100 * 65,
            Rank.Foot => budget / 100 * 95,
            _ => budget / 100 * 85,
        };

    /// <summary>The least room it takes: without children, with the longest note.</summary>
    public static int Cost(Node node) =>
        node is Group group
            ? group.Open.Length
                + group.Close.Length
                + (group.Note is { } note && !group.Children.IsEmpty ? note(Most(group)).Length : 0)
            : node.Open.Length;

    // No note of what is really left out can be longer.
    private static List<(string What, int Count)> Most(Group group) =>
        [.. Below(group).CountBy(part => part.Node.What).Select(count => (count.Key, count.Value))];

    private static IEnumerable<(Node Parent, Node Node)> Below(Group group) =>
        group.Children.SelectMany(child => (child is Group inner ? Below(inner) : []).Prepend((group, child)));

    private string Write(Group root)
    {
        var text = new StringBuilder();
        Write(root, text);
        return text.ToString();
    }

    private void Write(Node node, StringBuilder text)
    {
        text.Append(node.Open.ToString());
        if (node is not Group group)
            return;
        foreach (var child in group.Children.Where(chosen.Contains))
            Write(child, text);
        if (
            group.Note is { } note
            && Left(group).CountBy(what => what).Select(count => (count.Key, count.Value)).ToList()
                is { Count: > 0 } left
        )
            text.Append(note(left).ToString());
        text.Append(group.Close.ToString());
    }

    // What a group inside says in a note of its own is not said twice.
    private IEnumerable<string> Left(Group group) =>
        group.Children.SelectMany(child =>
            !chosen.Contains(child) ? [child.What]
            : child is Group { Note: null } inner ? Left(inner)
            : []
        );
}
