using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;

namespace SequencesAsCode.Emulator.State;

/// <summary>
/// A stored sequence. <c>Fields</c> holds the values that differ from the defaults of the shape, <c>Former</c> the
/// people of removed steps.
/// </summary>
internal sealed record Campaign(
    string Id,
    JsonObject Fields,
    ImmutableArray<Step> Steps,
    ImmutableArray<Enrolment> Enrolments,
    People Former
)
{
    public JsonObject Fields
    {
        get;
        init
        {
            field = value;
            (Name, Archived) = (value.Text("name"), value.Flag("archived") ?? false);
        }
    } = Fields;

    // A search looks at these two of every sequence.
    public string? Name { get; private init; } = Fields.Text("name");

    public bool Archived { get; private init; } = Fields.Flag("archived") ?? false;

    public bool Active => Fields.Flag("active") ?? false;

    public bool ByExactTime => Fields.Flag("sequence_by_exact_daytime") ?? false;

    public IEnumerable<Touch> Touches => Steps.SelectMany(step => step.Touches);

    public Campaign With(string key, JsonNode? value) => this with { Fields = Fields.With(key, value) };

    public People PeopleIn(Step step) =>
        Enrolments.Where(e => e.StepId == step.Id).Aggregate(step.People, (sum, e) => sum + People.One(e.Status));

    public People AllPeople()
    {
        var waiting = Steps.Aggregate(Former, (sum, step) => sum + step.People);
        return Enrolments.Aggregate(waiting, (sum, e) => sum + People.One(e.Status));
    }
}

internal sealed record Step(string Id, JsonObject Fields, People People, ImmutableArray<Touch> Touches)
{
    public string Type => Fields.Text("type") ?? "";

    public bool OpensThread =>
        StepKinds.IsEmail(Type) && Touches.Any(t => t.Fields.Text("type") is null or "new_thread");
}

internal sealed record Touch(string Id, JsonObject Fields, JsonObject Template)
{
    public string TemplateId => Template.Text("id") ?? "";
}

internal sealed record Enrolment(string ContactId, string? StepId, string Status)
{
    /// <summary>Apollo's word for why the sequence is stopped; null while it runs.</summary>
    public string? InactiveReason { get; init; }
}
