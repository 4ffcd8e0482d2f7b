using System.Collections.Immutable;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>A sequence together with the nodes it was read from, so that a rule can name the line.</summary>
internal sealed record SequenceSource(DesiredSequence Desired, YamlMap Node, ImmutableArray<StepSource> Steps, SourceText Text);

/// <summary>A step together with its node.</summary>
internal sealed record StepSource(DesiredStep Desired, YamlMap Node, ImmutableArray<TouchSource> Touches);

/// <summary>A touch together with its node and the text its body was made of.</summary>
internal sealed record TouchSource(DesiredTouch Desired, YamlMap Node, BodySource? Body);

/// <summary>The text of a body: of a file of its own when <paramref name="File"/> is set, else of <paramref name="Node"/>.</summary>
internal sealed record BodySource(string Text, YamlScalar Node, SourceText? File);
