using Brainloom.Engine;
using Brainloom.Model;
using Xunit;

namespace Brainloom.Tests.Model;

/// <summary>Documents made of texts.</summary>
static class Documents
{
    /// <summary>The document in the first text; further texts are files beside it.</summary>
    public static CompiledModel Compile(string text, CompileOptions? options = null, Catalog? catalog = null, params (string File, string Text)[] files) =>
        ModelCompiler.Compile(Load(text, files), options, catalog);

    /// <summary>The network of a document without mistakes.</summary>
    public static NetworkDescription Network(string text, params (string File, string Text)[] files) => Flawless(Compile(text, files: files)).Network!;

    /// <summary>The same, after it has been checked for mistakes.</summary>
    public static CompiledModel Flawless(CompiledModel compiled)
    {
        Assert.Empty(compiled.Diagnostics);
        return compiled;
    }

    static ModelDocument Load(string text, (string File, string Text)[] files) =>
        ModelDocument.Load("model.yaml", file => file == "model.yaml" ? "brainloom: 1\n" + text
            : files.FirstOrDefault(known => known.File == file).Text ?? throw new FileNotFoundException(file));
}
