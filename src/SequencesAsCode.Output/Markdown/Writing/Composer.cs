using System.Text;

namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>
/// Spends a budget of characters (UTF-16 units) on the parts of a comment, the most important first. A part is written
/// as a whole or left out. A note counts what is left out; its room is reserved first, so the comment is always
/// complete
/// and never longer than the budget.
/// </summary>
internal sealed class Composer(int budget)
{
    /// <summary>
    /// The order of the first blocked sequence, behind the guards of the whole plan. One sequence with its lines to add
    /// is worth more than the rest.
    /// </summary>
    public const int FirstBlocked = 100;

    private readonly HashSet<Node> chosen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(Node Parent, Rank Rank, int Order)> full = [];

    /// <summary>The comment. It always has the root, whose own text and note must fit into the budget.</summary>
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
                // A later item of the same list may fit, but would leave a gap.
                full.Add(family);
                continue;
            }

            spent += cost;
            chosen.Add(node);
        }

        // A heading without content would mean that there is nothing to show.
        foreach (var (_, node) in parts.AsEnumerable().Reverse())
        {
            if (node is Group { Note: null, Children.IsEmpty: false } group && !group.Children.Any(chosen.Contains))
                chosen.Remove(group);
        }

        return Write(root);
    }

    // Each rank leaves room for later ones: a table of a thousand rows would leave none for what changes.
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

    /// <summary>The room of a part without its children, but with its longest note.</summary>
    public static int Cost(Node node) =>
        node is Group group
            ? group.Open.Length
                + group.Close.Length
                + (group.Note is { } note && !group.Children.IsEmpty ? note(Most(group)).Length : 0)
            : node.Open.Length;

    // The note on everything is at least as long as the note on what is really left out.
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

    // A group with a note of its own reports what it leaves out itself.
    private IEnumerable<string> Left(Group group) =>
        group.Children.SelectMany(child =>
            !chosen.Contains(child) ? [child.What]
            : child is Group { Note: null } inner ? Left(inner)
            : []
        );
}
