using static SequencesAsCode.Core.Values.ChangeClass;
using static SequencesAsCode.Core.Values.FieldClass;
using static SequencesAsCode.Core.Values.FieldKind;
using static SequencesAsCode.Core.Values.FieldOwner;

namespace SequencesAsCode.Core.Values;

// The fields of a step, in their fixed order.
public static partial class Fields
{
    private static readonly List<Field> StepRows = [];

    /// <summary>The time since the previous step.</summary>
    public static readonly Field Wait = Add(
        new(Step, "wait", "wait_time", Updatable, FieldKind.Wait, Timing)
        {
            Label = "wait",
            Summary = "Time since the previous step, for example 30 minutes or 2 days.",
        }
    );

    /// <summary>The exact time of a step.</summary>
    public static readonly Field At = Add(
        new(Step, "at", "exact_datetime", Observed, Moment, Timing)
        {
            Label = "at",
            Clearable = true,
            Summary = "When the step runs, in ISO 8601 with offset. Needs sequence_by_exact_daytime.",
        }
    );

    /// <summary>Days until the step's task is skipped.</summary>
    public static readonly Field AutoSkip = Add(
        new(Step, "auto_skip_in_x_days", "auto_skip_in_x_days", Updatable, Number, Timing)
        {
            Label = "auto-skip days",
            Clearable = true,
            Summary = "Skip the step's task after this many days.",
        }
    );

    /// <summary>The priority of the step's task.</summary>
    public static readonly Field Priority = Add(
        new(Step, "priority", "priority", Observed, Choice, Settings)
        {
            Label = "priority",
            Choices = ["high", "medium", "low"],
            Clearable = true,
            Summary = "Priority of the step's task. Not for auto_email.",
        }
    );

    /// <summary>The text of a call or task.</summary>
    public static readonly Field Note = Add(
        new(Step, "note", "note", Observed, Html, Copy)
        {
            Label = "note",
            Clearable = true,
            Summary = "Text of the call or task. May hold HTML.",
        }
    );

    /// <summary>The most emails of the step a day.</summary>
    public static readonly Field StepMaxEmailsPerDay = Add(
        new(Step, "max_emails_per_day", "max_emails_per_day", Observed, Number, Timing)
        {
            Label = "emails per day",
            Clearable = true,
            Summary = "At most this many emails a day from this step.",
        }
    );
}
