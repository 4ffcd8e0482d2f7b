using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace SequencesAsCode.Testing;

/// <summary>Finds every type that a compiled type uses: in its declaration, its members' signatures and its
/// code.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly FrozenDictionary<short, OpCode> OpCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => code.Value);

    /// <summary>
    /// The types in an assembly's source. A nested type counts as part of its outer type.
    /// </summary>
    public static IReadOnlyList<Type> Written(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type =>
                    !type.IsNested
                    && type.Namespace is not null
                    && type.Name is [not '<', ..]
                    && type.Namespace.StartsWith("SequencesAsCode", StringComparison.Ordinal)
                ),
        ];

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        return found;
    }

    private static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        foreach (var contract in type.GetInterfaces())
            Add(contract, found);
        foreach (var attribute in type.GetCustomAttributesData())
            Add(attribute.AttributeType, found);
        foreach (var member in type.GetMembers(Declared))
        {
            foreach (var attribute in member.GetCustomAttributesData())
                Add(attribute.AttributeType, found);
            if (member is FieldInfo field)
                Add(field.FieldType, found);
            if (member is Type nested)
                Collect(nested, found);
            if (member is MethodBase method)
                Collect(method, found);
        }
    }

    private static void Collect(MethodBase method, HashSet<Type> found)
    {
        Add((method as MethodInfo)?.ReturnType, found);
        foreach (var parameter in method.GetParameters())
            Add(parameter.ParameterType, found);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(local.LocalType, found);
        foreach (
            var clause in body.ExceptionHandlingClauses.Where(clause =>
                clause.Flags == ExceptionHandlingClauseOptions.Clause
            )
        )
            Add(clause.CatchType, found);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            Add(Resolve(method, token), found);
    }

    private static void Add(MemberInfo? member, HashSet<Type> found)
    {
        switch (member)
        {
            case null:
                return;
            case Type { HasElementType: true } type:
                Add(type.GetElementType(), found);
                return;
            case Type { IsGenericParameter: true }:
                return;
            case Type type:
                if (!found.Add(type))
                    return;
                foreach (var argument in type.GenericTypeArguments)
                    Add(argument, found);
                return;
            case MethodInfo { IsGenericMethod: true } method:
                foreach (var argument in method.GetGenericArguments())
                    Add(argument, found);
                Add(method.DeclaringType, found);
                return;
            default:
                Add(member.DeclaringType, found);
                return;
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length; )
        {
            var value = code[at] == 0xFE ? BitConverter.ToInt16([code[at + 1], code[at]]) : code[at];
            var operation = OpCodes[value];
            at += operation.Size;
            if (
                operation.OperandType
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
                yield return BitConverter.ToInt32(code, at);
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(
            token,
            method.DeclaringType?.GetGenericArguments(),
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );
}
