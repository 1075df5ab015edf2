//! Code blocks as the dialects write them.

use super::*;

#[test]
fn blocks_of_the_dialects() {
    let table = [
        (
            Dialect::Jekyll,
            "```ruby\n1\n```\n{: file=\"a b.rb\" .nolineno }",
            "<div class=\"code\" data-language=\"Ruby\" data-file=\"a b.rb\"><pre tabindex=\"0\"><code class=\"language-ruby\"><span class=\"n\">1</span>\n</code></pre></div>",
        ),
        (
            Dialect::Jekyll,
            "    1\n{: .language-ruby .line-numbers}",
            "<div class=\"code\" data-language=\"Ruby\"><pre tabindex=\"0\"><code class=\"language-ruby\"><span class=\"line\" data-line=\"1\"><span class=\"n\">1</span></span>\n</code></pre></div>",
        ),
        (
            Dialect::Jekyll,
            "{% highlight text linenos mark_lines=\"2\" %}\na\nb\n{% endhighlight %}",
            "<div class=\"code\" data-language=\"Text\"><pre tabindex=\"0\"><code class=\"language-text\"><span class=\"line\" data-line=\"1\">a</span>\n<span class=\"line marked\" data-line=\"2\">b</span>\n</code></pre></div>",
        ),
        (
            Dialect::Hugo,
            "{{< highlight text \"linenos=table,hl_lines=1,linenostart=7\" >}}\na\n{{< /highlight >}}",
            "<div class=\"code\" data-language=\"Text\"><pre tabindex=\"0\"><code class=\"language-text\"><span class=\"line marked\" data-line=\"7\">a</span>\n</code></pre></div>",
        ),
        (
            Dialect::Plain,
            "::: code-group\n\n```sh [npm]\na\n```\n\n```text [yarn 2]\nb\n```\n\n:::",
            "<div class=\"code\" data-language=\"Shell\" data-file=\"npm\"><pre tabindex=\"0\"><code class=\"language-sh\"><span class=\"f\">a</span>\n</code></pre></div>\n<div class=\"code\" data-language=\"Text\" data-file=\"yarn 2\"><pre tabindex=\"0\"><code class=\"language-text\">b\n</code></pre></div>",
        ),
        (
            Dialect::Plain,
            "```<b>\"x\n<i>\n```",
            "<div class=\"code\" data-language=\"&lt;b&gt;&quot;x\"><pre tabindex=\"0\"><code class=\"language-bx\">&lt;i&gt;\n</code></pre></div>",
        ),
        (
            Dialect::Plain,
            "```mermaid\na --> b\n```",
            "<div class=\"code\" data-language=\"Mermaid\"><pre tabindex=\"0\"><code class=\"language-mermaid\">a --&gt; b\n</code></pre></div>",
        ),
    ];
    for (dialect, body, expected) in table {
        assert_eq!(html(dialect, body), expected, "{body}");
    }
}

#[test]
fn what_is_searched_is_what_is_shown() {
    let rendered = render_in_site(
        Dialect::Plain,
        "```js:line-numbers=41 {1}\na(); // [!code ++]\n// highlight-next-line\nb();\n```",
    );
    assert_eq!(rendered.sections[0].text.split_whitespace().collect::<Vec<_>>(), ["a();", "b();"]);
    assert!(rendered.html.contains("data-line=\"42\""));
}
