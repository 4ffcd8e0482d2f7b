using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// The form in which Supaglue's connector to one provider answers sequences. All connectors use the same emulated
/// account.
/// </summary>
internal abstract class SupaglueForm
{
    /// <summary>Whether the connector can change the text of a step.</summary>
    public virtual bool Updates => true;

    /// <summary>The form for a provider, by Supaglue's name for it.</summary>
    public static SupaglueForm Of(string provider, EmulatorOptions options) =>
        provider switch
        {
            "outreach" => new OutreachForm(options),
            "salesloft" => new SalesloftForm(),
            _ => new ApolloForm(),
        };

    /// <summary>One sequence, with steps.</summary>
    /// <exception cref="SupaglueException">The connector cannot read the sequence.</exception>
    public abstract JsonObject OfRead(CampaignParts parts, DateTimeOffset now);

    /// <summary>A row of the list, without steps.</summary>
    public abstract JsonObject OfRow(JsonObject campaign, DateTimeOffset now);

    /// <summary>The provider's own answer.</summary>
    public virtual JsonNode RawData(JsonObject campaign) => campaign.DeepClone();

    /// <summary>Adds a value unless it is missing: undefined values of the connector are not in its JSON.</summary>
    protected static void Add(JsonObject record, string key, JsonNode? value)
    {
        if (value is not null)
            record[key] = value;
    }

    /// <summary>The members that every provider's sequences have, in the connector's order.</summary>
    protected static JsonObject Known(JsonObject campaign, DateTimeOffset modified) =>
        new()
        {
            ["owner_id"] = campaign.Text("user_id"),
            ["last_modified_at"] = Timestamp.Of(modified),
            ["id"] = campaign.Text("id"),
            ["is_enabled"] = campaign.Flag("active") ?? false,
            ["name"] = campaign.Text("name") ?? "",
            ["tags"] = campaign.Texts("label_ids").ToJsonArray(),
            ["num_steps"] = campaign.Whole("num_steps") ?? 0,
            ["metrics"] = new JsonObject(),
            ["created_at"] = campaign.Text("created_at"),
            ["updated_at"] = campaign.Text("created_at"),
            ["is_deleted"] = false,
            ["is_archived"] = false,
            ["share_type"] = campaign.Text("permissions") == "private" ? "private" : "team",
        };

    /// <summary>Supaglue's word for a type of step.</summary>
    protected static string TypeOf(JsonObject step) =>
        step.Text("type") switch
        {
            "linkedin_step_message" => "linkedin_send_message",
            "auto_email" or "manual_email" or StepKinds.Call => step.Text("type")!,
            _ => "task",
        };

    /// <summary>How long a step waits, in seconds.</summary>
    protected static long SecondsOf(JsonObject step) =>
        (step.Whole("wait_time") ?? 0L)
        * step.Text("wait_mode") switch
        {
            "day" => 86_400L,
            "hour" => 3_600L,
            "minute" => 60L,
            _ => 1L,
        };

    /// <summary>The text, or an empty one.</summary>
    protected static string TextOf(JsonObject? template, string key) =>
        template?[key] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}
