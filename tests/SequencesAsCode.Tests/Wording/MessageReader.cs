using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SequencesAsCode.Tests.Wording;

/// <summary>
/// Reads the texts of a C# source that hold words for people: string literals, interpolated strings and their sums.
/// A computed part is shown as <c>{its expression}</c>.
/// </summary>
internal sealed class MessageReader : CSharpSyntaxWalker
{
    private const int LongestHole = 24;

    // messages of these exceptions are for developers; the program never prints them on purpose
    private static readonly HashSet<string> ForDevelopers =
    [
        "ArgumentException",
        "ArgumentOutOfRangeException",
        "InvalidOperationException",
        "NotSupportedException",
        "Regex",
        "UnreachableException",
    ];

    private readonly List<string> messages = [];

    /// <summary>The texts in the order of the source, each once.</summary>
    public static IReadOnlyList<string> Read(string source)
    {
        var reader = new MessageReader();
        reader.Visit(CSharpSyntaxTree.ParseText(source).GetRoot());
        return [.. reader.messages.Distinct()];
    }

    public override void VisitAttribute(AttributeSyntax node) { }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (!ForDevelopers.Contains(node.Type.ToString()))
            base.VisitObjectCreationExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node) => Add(node);

    public override void VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
        Add(node);
        VisitHoles(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (!node.IsKind(SyntaxKind.AddExpression) || !Terms(node).Any(IsText))
        {
            base.VisitBinaryExpression(node);
            return;
        }

        Add(node);
        foreach (var term in Terms(node))
        {
            if (term is InterpolatedStringExpressionSyntax interpolated)
                VisitHoles(interpolated);
            else if (!IsText(term))
                Visit(term);
        }
    }

    private static bool IsText(ExpressionSyntax node) =>
        node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);

    private static IEnumerable<ExpressionSyntax> Terms(ExpressionSyntax node) =>
        node is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression)
            ? Terms(sum.Left).Append(sum.Right)
            : [node];

    private static string TextOf(ExpressionSyntax term) =>
        term switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(TextOf)),
            _ => Hole(term),
        };

    private static string TextOf(InterpolatedStringContentSyntax part) =>
        part is InterpolationSyntax hole
            ? Hole(hole.Expression)
            : ((InterpolatedStringTextSyntax)part).TextToken.ValueText;

    private static string Hole(ExpressionSyntax expression)
    {
        var text = expression.ToString();
        return text.Length <= LongestHole && !text.Contains('\n') && !text.Contains('"') ? $"{{{text}}}" : "{…}";
    }

    private void VisitHoles(InterpolatedStringExpressionSyntax node)
    {
        foreach (var hole in node.Contents.OfType<InterpolationSyntax>())
            Visit(hole.Expression);
    }

    private void Add(ExpressionSyntax node)
    {
        if (node is LiteralExpressionSyntax && !IsText(node))
            return;
        var text = new StringBuilder();
        foreach (var term in Terms(node))
            text.Append(TextOf(term));
        if (MessageWords.AreIn(text.ToString()))
            messages.Add(text.ToString());
    }
}
