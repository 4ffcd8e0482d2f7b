using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SequencesAsCode.Cli.Commands;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Markdown;

namespace SequencesAsCode.Cli;

/// <summary>What the command line takes: verbs, options and help. Turning it into arguments is all that happens here.</summary>
internal sealed partial class CommandLine
{
    private static readonly string[] SelectionOptions =
        ["--allow-removals", "--allow-activation", "--allow-create", "--revert-drift", "--accept-rewrites"];

    private readonly Option<string> folder = new("--directory", "-C") { Description = "The workspace: the folder with sequences.yaml.", HelpName = "DIR", DefaultValueFactory = _ => ".", Recursive = true };
    private readonly Option<string?> environment = new("--environment", "-e") { Description = "The environment of sequences.yaml; its default when not given.", HelpName = "NAME", Recursive = true };
    private readonly Option<bool> verbose = new("--verbose") { Description = "Log every request (method, path, status) on stderr.", Recursive = true };
    private readonly Option<string[]> target = new("--target") { Description = "Only this sequence; may be given several times.", HelpName = "KEY" };
    private readonly Option<Refresh?> refresh = new("--refresh")
    {
        Description = "Which sequences are read, a call each: changed (the default), where files, lock or list show that something may differ, so that copy edited in Apollo alone would not show; or all.",
        HelpName = "changed|all",
        CustomParser = ChoiceOf<Refresh>,
    };
    private readonly Option<string[]> removals = new("--allow-removals") { Description = "Consent to remove steps and touches: of all sequences, or with =KEY,… of those.", HelpName = "KEY,…" };
    private readonly Option<string[]> activation = new("--allow-activation") { Description = "Consent to start sending: of all sequences, or with =KEY,… of those.", HelpName = "KEY,…" };
    private readonly Option<string[]> creation = new("--allow-create") { Description = "Consent to make sequences that look like existing ones: all of them, or with =KEY,… those.", HelpName = "KEY,…" };
    private readonly Option<bool> many = new("--allow-many") { Description = "Consent to change the copy or timing of more than a quarter of the live sequences at once." };
    private readonly Option<string[]> revert = new("--revert-drift") { Description = "Plan edits made in Apollo back: of all sequences, or with =KEY,… of those.", HelpName = "KEY,…" };
    private readonly Option<string[]> overwrite = new("--overwrite") { Description = "Let the file win where both sides changed, or no lock says which did, in this sequence; may be given several times, or with KEY,….", HelpName = "KEY" };

    private readonly Option<string[]> rewrites = new("--accept-rewrites")
    {
        Description = "Accept what Apollo made of what it was sent: of all sequences, or with =KEY,… of those. The lock remembers it.",
        HelpName = "KEY,…",
    };

    private readonly Option<int?> maxLength = new("--max-length") { Description = "With --format markdown: the most characters the comment may have (UTF-16 units); 60000 when not given, at least 500. What matters least is left out and counted.", HelpName = "N", CustomParser = MaxLength };
    private readonly Option<string?> commit = new("--commit") { Description = "With --format markdown: the commit to name; when not given that of the pipeline (GITHUB_SHA, CI_COMMIT_SHA, BUILD_SOURCEVERSION).", HelpName = "SHA" };

    /// <summary>The whole command line, with the commands behind it.</summary>
    public RootCommand Build(Func<ParseResult, CommandSet> commands)
    {
        var root = new RootCommand("Outbound sequences of Apollo.io as code: YAML in git, a plan on the pull request, apply after the merge.\n\nExample: sequences plan -C examples/quickstart");
        root.Options.Add(folder);
        root.Options.Add(environment);
        root.Options.Add(verbose);
        root.Subcommands.Add(Init(commands));
        root.Subcommands.Add(Validate(commands));
        root.Subcommands.Add(Fmt(commands));
        root.Subcommands.Add(Preview(commands));
        root.Subcommands.Add(Plan(commands));
        root.Subcommands.Add(Show(commands));
        root.Subcommands.Add(Apply(commands));
        root.Subcommands.Add(Import(commands));
        root.Subcommands.Add(Pull(commands));
        root.Subcommands.Add(List(commands));
        root.Subcommands.Add(Doctor(commands));
        root.Subcommands.Add(Contacts(commands));
        root.Subcommands.Add(Emulate(commands));
        root.Subcommands.Add(Marker(commands));
        return root;
    }

    /// <summary>The bare form of an option that takes an optional list means all; written so that the next argument is not taken for the list.</summary>
    public static string[] Normalize(IEnumerable<string> arguments) => [.. arguments.Select(argument => SelectionOptions.Contains(argument, StringComparer.Ordinal) ? $"{argument}=*" : argument)];

    /// <summary>Whether requests are to be logged.</summary>
    public bool IsVerbose(ParseResult result) => result.GetValue(verbose);

    /// <summary>The format that was asked for, also when the rest of the line is wrong.</summary>
    public static OutputFormat FormatOf(IReadOnlyList<string> arguments) => arguments.Index()
        .Select(pair => pair.Item switch
        {
            ['-', '-', 'f', 'o', 'r', 'm', 'a', 't', '=' or ':', .. var joined] => OutputFormats.Of(joined),
            "--format" when pair.Index + 1 < arguments.Count => OutputFormats.Of(arguments[pair.Index + 1]),
            _ => null,
        })
        .LastOrDefault(format => format is not null) ?? OutputFormat.Text;

    /// <summary>What is wrong with a command line, in one line.</summary>
    public static string Mistake(ParseResult result)
    {
        var verbs = string.Join(", ", result.RootCommandResult.Command.Children.OfType<Command>().Select(command => command.Name));
        return result switch
        {
            { CommandResult.Command: RootCommand, UnmatchedTokens: [var verb, ..] } => $"There is no verb '{verb}'; the verbs are {verbs}. See 'sequences --help'.",
            { CommandResult.Command: RootCommand } => $"Say what to do: {verbs}. See 'sequences --help'.",
            _ => $"{string.Join(" ", result.Errors.Select(error => error.Message))} See 'sequences {PathOf(result.CommandResult)} --help'.",
        };
    }

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult { Command: not RootCommand } outer ? $"{PathOf(outer)} {command.Command.Name}" : command.Command.Name;

    private Command Validate(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.Github);
        var command = new Command("validate", "Check the files, offline and without a key: mistakes, and what is allowed and seldom meant.\n\nExample: sequences validate -C examples/quickstart") { format };
        command.SetAction(result => commands(result).Validate.Run(Folder(result, commands), commands(result).WorkingFolder, result.GetValue(environment), result.GetValue(format)));
        return command;
    }

    private Command Init(Func<ParseResult, CommandSet> commands)
    {
        var example = new Option<bool>("--example") { Description = "With a sequence and an account of the emulator, ready to plan and apply." };
        var command = new Command("init", "Begin a workspace. Nothing that is there is overwritten.\n\nExample: sequences init --example -C outbound") { example };
        command.SetAction(result => commands(result).Init.Run(Folder(result, commands), result.GetValue(example)));
        return command;
    }

    private Command Fmt(Func<ParseResult, CommandSet> commands)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of the workspace; without one, sequences.yaml and every sequence file.", Arity = ArgumentArity.ZeroOrMore };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 3 when a file is not in the canonical form." };
        var command = new Command("fmt", "Give the YAML files their canonical form, with every comment.\n\nExample: sequences fmt --check") { files, check };
        command.SetAction(result => commands(result).Fmt.Run(Folder(result, commands), [.. (result.GetValue(files) ?? []).Select(file => InFolder(file, commands(result))!)], result.GetValue(check)));
        return command;
    }

    private Command Preview(Func<ParseResult, CommandSet> commands)
    {
        var keys = Keys("The sequences; all of them when none is named.");
        var file = new Option<string>("--out") { Description = "Where the page goes, in the current folder; an older one is replaced.", HelpName = "FILE", DefaultValueFactory = _ => "preview.html" };
        var command = new Command("preview", "Show the files as a page: every email as its reader would see it. No account, key or lock is needed; no browser is opened.\n\nExample: sequences preview q3-outbound --out preview.html") { keys, file };
        command.SetAction(result => commands(result).Preview.Run(Folder(result, commands), result.GetValue(environment), [.. result.GetValue(keys) ?? []], InFolder(result.GetValue(file), commands(result))!));
        return command;
    }

    private Command Plan(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Html);
        var file = new Option<string?>("--out") { Description = "Save the plan, for 'apply FILE' to carry out exactly it. With --format html it is where the page goes, and the plan is not saved.", HelpName = "FILE" };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = "Exit with 2 when changes are pending." };
        var drift = new Option<bool>("--drift-only") { Description = "Show only what was edited in Apollo since the last apply, and exit with 2 when there is anything; for a scheduled job." };
        var current = new Option<string?>("--current") { Description = "Plan against a snapshot of 'list --snapshot', offline and without a key. Such a plan can be shown, not applied.", HelpName = "FILE" };
        var command = new Command("plan", "Show what apply would change. Nothing is changed.\n\nExample: sequences plan --out plan.json --detailed-exitcode")
        {
            target, refresh, format, maxLength, commit, file, detailed, drift, current, removals, activation, creation, many, revert, overwrite, rewrites,
        };
        command.SetAction((result, cancellation) => commands(result).Plan.RunAsync(Planning(result, commands).ForDrift(result.GetValue(drift)) with { Snapshot = InFolder(result.GetValue(current), commands(result)) }, result.GetValue(format), Comment(result), InFolder(result.GetValue(file), commands(result)), result.GetValue(detailed), cancellation));
        return command;
    }

    private Command Show(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown, OutputFormat.Html);
        var plan = new Argument<string>("PLAN") { Description = "A plan saved with 'plan --out'." };
        RefuseOptions(plan);
        var file = new Option<string?>("--out") { Description = "With --format html: where the page goes.", HelpName = "FILE" };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = "Exit with 2 when changes are pending." };
        var command = new Command("show", "Show a saved plan again. Nothing is called: neither key nor workspace is needed.\n\nExample: sequences show plan.json --format html --out preview.html") { plan, format, maxLength, commit, file, detailed };
        command.SetAction(result => commands(result).Show.Run(
            new(InFolder(result.GetValue(plan), commands(result))!, Folder(result, commands), result.GetValue(environment), result.GetValue(format), Comment(result), InFolder(result.GetValue(file), commands(result)), result.GetValue(detailed))));
        return command;
    }

    private Command List(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json);
        var name = new Option<string?>("--name") { Description = "Only sequences whose name holds this, letter case without meaning.", HelpName = "TEXT" };
        var snapshot = new Option<string?>("--snapshot") { Description = "Save a snapshot of the account for 'plan --current FILE': the list, the sequences of the workspace with all their copy, and names. No key is in it.", HelpName = "FILE" };
        var all = new Option<bool>("--all") { Description = "Put every sequence that is not archived into the snapshot whole; one call each." };
        var people = new Option<bool>("--people") { Description = "Read each listed sequence whole, a call each, for the number of people in it: the list itself is not known to say that." };
        var command = new Command("list", "List the account's sequences, and which file manages each.\n\nExample: sequences list --name q3") { name, people, format, snapshot, all };
        command.SetAction((result, cancellation) => commands(result).List.RunAsync(
            new(Folder(result, commands), result.GetValue(environment), result.GetValue(name),
                InFolder(result.GetValue(snapshot), commands(result)), result.GetValue(all),
                result.GetValue(people))
            { Named = Named(result, commands) },
            result.GetValue(format),
            cancellation));
        return command;
    }

    private Command Apply(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var plan = new Argument<string?>("PLAN") { Description = "A plan saved with 'plan --out'; without one, apply plans, shows and asks.", Arity = ArgumentArity.ZeroOrOne };
        RefuseOptions(plan);
        var approve = new Option<bool>("--auto-approve") { Description = "Do not ask." };
        var onError = new Option<string>("--on-error") { Description = "Whether to stop at the first failure, or to go on.", HelpName = "stop|continue", DefaultValueFactory = _ => "stop" };
        onError.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("stop" or "continue") } wrong]) result.AddError($"'{wrong.Value}' is not known to --on-error: give stop or continue.");
        });
        var command = new Command("apply", "Carry out a plan.\n\nExample: sequences apply --auto-approve")
        {
            plan, target, refresh, format, maxLength, commit, approve, onError, removals, activation, creation, many, revert, overwrite, rewrites,
        };
        command.SetAction((result, cancellation) => commands(result).Apply.RunAsync(
            Planning(result, commands),
            new(InFolder(result.GetValue(plan), commands(result)), result.GetValue(format), Comment(result), result.GetValue(approve), result.GetValue(onError) == "continue"),
            cancellation));
        return command;
    }

    private Command Import(Func<ParseResult, CommandSet> commands)
    {
        var names = new Option<string[]>("--name") { Description = "Sequences of this name, letter case without meaning, * and ? as wildcards; may be given several times.", HelpName = "GLOB" };
        var ids = new Option<string[]>("--id") { Description = "The sequence with this id; may be given several times.", HelpName = "ID" };
        var all = new Option<bool>("--all") { Description = "Every sequence that is not archived." };
        var minimal = new Option<bool>("--minimal") { Description = "Write steps and their texts only, and leave the settings to Apollo." };
        var force = new Option<bool>("--force") { Description = "Write the files of sequences anew that files claim already." };
        var command = new Command("import", "Write sequences of the account as files, and note them in the lock. Nothing is sent.\n\nExample: sequences import --name 'Q3 *'") { names, ids, all, minimal, force };
        command.SetAction((result, cancellation) => commands(result).Import.RunAsync(
            Folder(result, commands),
            result.GetValue(environment),
            new([.. result.GetValue(names) ?? []], [.. result.GetValue(ids) ?? []], result.GetValue(all), result.GetValue(minimal), result.GetValue(force)),
            cancellation));
        return command;
    }

    private Command Pull(Func<ParseResult, CommandSet> commands)
    {
        var keys = Keys("The sequences; all of them when none is named.");
        var theirs = new Option<bool>("--theirs") { Description = "Take Apollo's side where both sides changed, and where no lock says which did." };
        var command = new Command("pull", "Take what was edited in Apollo into the files: only the touched values change in them. Nothing is sent.\n\nExample: sequences pull q3-outbound") { keys, theirs };
        command.SetAction((result, cancellation) => commands(result).Pull.RunAsync(
            new(Folder(result, commands), result.GetValue(environment), [.. result.GetValue(keys) ?? []], result.GetValue(theirs)),
            cancellation));
        return command;
    }

    private static Argument<string[]> Keys(string description)
    {
        var keys = new Argument<string[]>("KEY") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        RefuseOptions(keys);
        return keys;
    }

    // An option that a command does not have would be taken for the argument.
    private static void RefuseOptions(Argument argument) => argument.Validators.Add(RefuseOptions);

    private static void RefuseOptions(SymbolResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option) result.AddError($"Unrecognized option '{option.Value}'.");
    }

    private PlanArguments Planning(ParseResult result, Func<ParseResult, CommandSet> commands) => new(
        Folder(result, commands),
        result.GetValue(environment),
        new("", [.. result.GetValue(target) ?? []], new(Selection(result, removals), Selection(result, activation), Selection(result, revert), Selection(result, overwrite)) { ManyAtOnce = result.GetValue(many), Creation = Selection(result, creation), Rewrites = Selection(result, rewrites) }))
    {
        Refresh = result.GetValue(refresh),
        Named = Named(result, commands),
    };

    private CommentArguments Comment(ParseResult result) => new(result.GetValue(maxLength), result.GetValue(commit));

    private string Folder(ParseResult result, Func<ParseResult, CommandSet> commands) => InFolder(result.GetValue(folder), commands(result))!;

    // Where this command runs, another one finds the workspace in the same way.
    private string? Named(ParseResult result, Func<ParseResult, CommandSet> commands) =>
        Folder(result, commands) is var workspace && workspace != commands(result).WorkingFolder ? workspace : null;

    private static string? InFolder(string? path, CommandSet commands) => path is null ? null : Path.GetFullPath(path, commands.WorkingFolder);

    private static Option<OutputFormat> FormatOption(params OutputFormat[] known) => new("--format")
    {
        Description = "How the result is written.",
        HelpName = OutputFormats.Names(known, "|"),
        CustomParser = result =>
        {
            var asked = result.Tokens[0].Value;
            if (OutputFormats.Of(asked) is { } format && known.Contains(format)) return format;
            result.AddError($"The format '{asked}' is not known: give {OutputFormats.Names(known, " or ")}.");
            return OutputFormat.Text;
        },
    };

    private static int? MaxLength(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length >= CommentContext.Smallest) return length;
        result.AddError($"'{result.Tokens[0].Value}' is no length for --max-length: give a whole number of characters, at least {CommentContext.Smallest.ToString(CultureInfo.InvariantCulture)}.");
        return null;
    }

    private static KeySelection Selection(ParseResult result, Option<string[]> option)
    {
        var keys = (result.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToImmutableArray();
        return keys.IsEmpty ? KeySelection.None : keys.Contains("*") ? KeySelection.Every : new(false, keys);
    }
}

/// <summary>The commands, ready to run.</summary>
internal sealed record CommandSet(string WorkingFolder, InitCommand Init, ValidateCommand Validate, FmtCommand Fmt, PreviewCommand Preview, PlanCommand Plan, ShowCommand Show, ApplyCommand Apply, ImportCommand Import, PullCommand Pull, ListCommand List, DoctorCommand Doctor, ContactsCommand Contacts, EmulateCommand Emulate, MarkerCommand Marker);
