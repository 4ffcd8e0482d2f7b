using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>The changes that the service may make to sent values without further consent.</summary>
public enum RewriteConsent
{
    /// <summary>None: changes are shown, and a person decides.</summary>
    None,

    /// <summary>
    /// Changes of form, such as wrapped links, typographic quotes and added text; given by the workspace's policy.
    /// </summary>
    Form,

    /// <summary>All changes, including other words; given on the command line for one run.</summary>
    All,
}

/// <summary>Tells which changes are accepted.</summary>
internal static class RewriteConsents
{
    /// <summary>Whether the consent includes changes of these kinds.</summary>
    public static bool Covers(this RewriteConsent consent, string kinds) =>
        consent == RewriteConsent.All || (consent == RewriteConsent.Form && RewriteKinds.IsForm(kinds));
}
