using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>How much of what the service makes of a value that it was sent needs no further consent.</summary>
public enum RewriteConsent
{
    /// <summary>Nothing: it is shown, and a person decides.</summary>
    None,

    /// <summary>Its form: links wrapped, quotes made round, something added. By the workspace's policy.</summary>
    Form,

    /// <summary>All of it, other words included. By the command line, for one run.</summary>
    All,
}

/// <summary>Which rewriting is accepted.</summary>
internal static class RewriteConsents
{
    public static bool Covers(this RewriteConsent consent, string kinds) =>
        consent == RewriteConsent.All || (consent == RewriteConsent.Form && RewriteKinds.IsForm(kinds));
}
