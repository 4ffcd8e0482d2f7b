using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Wording;

/// <summary>What the program itself writes into facts survives when facts are shared.</summary>
[TestFixture]
internal sealed class FindingTextTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "SequencesAsCode.Service", "Probing");

    [Test]
    public void Every_sentence_of_a_finding_can_be_shared()
    {
        var texts = Directory
            .EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TextsOf(File.ReadAllText(file)))
            .Distinct()
            .ToList();

        Assert.That(texts, Has.Count.GreaterThan(20));
        Assert.That(
            texts.Where(text => SharedText.Of(text) != text).Select(text => $"{text} => {SharedText.Of(text)}"),
            Is.Empty
        );
    }

    [TestCase(
        "The API key may not call api/v1/emailer_campaigns/show (403: This API key is not authorized to access "
            + "api/v1/emailer_campaigns/show. Request an API key from your administrator that includes this endpoint "
            + "in its configured scope.). Ask an Apollo admin for a key whose scope includes "
            + "api/v1/emailer_campaigns/show, or for a master key."
    )]
    [TestCase(
        "The account's plan does not include api/v1/emailer_campaigns/show (403: This endpoint is only available to "
            + "Apollo users on paid plans.). It needs a paid Apollo plan. Another key does not help."
    )]
    [TestCase(
        "The service has no such record (api/v1/emailer_campaigns/show, 404: Record not found.). It may have been "
            + "deleted meanwhile. Run the command again."
    )]
    public void The_sentences_about_a_refused_read_can_be_shared(string text) =>
        Assert.That(SharedText.Of(text), Is.EqualTo(text));

    // The literal parts of the texts in calls of Finding; names of facts have no spaces.
    private static IEnumerable<string> TextsOf(string source) =>
        CSharpSyntaxTree
            .ParseText(source)
            .GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression.ToString().StartsWith("Finding.", StringComparison.Ordinal))
            .SelectMany(call => call.ArgumentList.DescendantNodes())
            .Select(node =>
                node switch
                {
                    LiteralExpressionSyntax literal => literal.Token.ValueText,
                    InterpolatedStringTextSyntax part => part.TextToken.ValueText,
                    _ => "",
                }
            )
            .Where(text => text.Contains(' '));
}
