package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedListTest {

    /** The first is how Outlook shows most companies' people. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Winter, Anna <anna@c.example>; Müller, Jörg <joerg@c.example>",
                "\"Winter, Anna\" <anna@c.example>; \"Müller, Jörg\" <joerg@c.example>",
                "Winter, Anna <anna@c.example>, Müller, Jörg <joerg@c.example>",
                "Winter, Anna <anna@c.example>\r\nMüller, Jörg <joerg@c.example>",
                "Winter, Anna <anna@c.example> Müller, Jörg <joerg@c.example>",
                "Winter, Anna <anna@c.example>, joerg@c.example",
                "anna@c.example, Müller, Jörg <joerg@c.example>",
                "anna@c.example; joerg@c.example;",
                "anna@c.example joerg@c.example",
                "anna@c.example\u00a0joerg@c.example",
                "anna＠c.example、joerg＠c.example",
                "anna@c.example；joerg@c.example",
                "<anna@c.example>,<joerg@c.example>",
                "Anna Winter (anna@c.example), joerg@c.example (Jörg, IT)",
                "anna@c.example<mailto:anna@c.example>; [joerg@c.example](mailto:joerg@c.example)",
                "\"Winter; Anna\" <anna@c.example>, joerg@c.example",
                "“Winter, Anna” &lt;anna@c.example&gt;; joerg@c.example",
                "mailto:anna@c.example, E-Mail:joerg@c.example",
                "•\tanna@c.example\n•\tjoerg@c.example",
                "- anna@c.example\n- joerg@c.example",
                "1. anna@c.example\r\n2. joerg@c.example",
                "E-Mail: anna@c.example\nE-Mail: joerg@c.example",
                "Anna Winter\tanna@c.example\nJörg Müller\tjoerg@c.example",
                "Anna Winter [mailto:anna@c.example]; Jörg Müller [mailto:joerg@c.example]"
            })
    void whateverStandsBetweenTwoAddressesTheyAreTwo(String pasted) {
        assertThat(PastedList.addresses(pasted)).containsExactly("anna@c.example", "joerg@c.example");
    }

    @Test
    void anEntryThatIsNoneStaysAsItIs() {
        assertThat(PastedList.addresses("Ada, it@contoso; it@c.example, <x>"))
                .containsExactly("Ada", "it@contoso", "it@c.example", "x");
        assertThat(PastedList.addresses("Anna <anna@c.example")).containsExactly("anna@c.example");
    }

    @Test
    void nothingIsListedInNothing() {
        assertThat(PastedList.addresses(" ,; \n")).isEmpty();
        assertThat(PastedList.words("\u3000、 ;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example, b.example",
                "a.example b.example;",
                "a.example\nb.example",
                "a.example、b．example",
                "a.example&nbsp;b.example",
                "•\ta.example\n•\tb.example",
                "- a.example\n- b.example",
                "1. a.example\n2) b.example",
                "<a.example>；\"b.example\""
            })
    void wordsAreListedWithAnythingBetween(String pasted) {
        assertThat(PastedList.words(pasted)).isEqualTo(List.of("a.example", "b.example"));
    }

    /** Each would take minutes if the time grew with the square of the length. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "(", "a@", "(@", "\"", "a,", "<a@", "a@a ", "&lt;"})
    void aLongListIsReadInNoTime(String repeated) {
        String text = repeated.repeat((1 << 17) / repeated.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PastedList.addresses(text));
    }
}
