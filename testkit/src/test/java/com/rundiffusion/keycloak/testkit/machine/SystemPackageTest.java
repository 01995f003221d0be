package com.rundiffusion.keycloak.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class SystemPackageTest {

    @Test
    void aProgramThatIsThereIsTakenAndNothingInstalled() {
        SystemPackage shell = new SystemPackage(SystemPackageTest::mustNotInstall, "dash", "no-such-program", "sh");

        assertThat(shell.path()).isExecutable();
    }

    @Test
    void whatCannotBeHadIsAskedForInASentence() {
        SystemPackage missing = new SystemPackage(name -> "Unable to locate " + name, "nginx-light", "no-such-nginx");

        assertThatIllegalStateException()
                .isThrownBy(missing::path)
                .withMessageStartingWith("This machine has no no-such-nginx. Install it")
                .withMessageContaining("apt-get install nginx-light")
                .withMessageEndingWith("Unable to locate nginx-light");
    }

    @Test
    void whatOneCanDoWithoutIsInstalledWhereThatWorks() {
        assertThat(new SystemPackage(SystemPackageTest::mustNotInstall, "dash", "sh").installable())
                .isPresent();
        assertThat(new SystemPackage(name -> "Unable to locate " + name, "none", "no-such-program").installable())
                .isEmpty();
    }

    private static String mustNotInstall(String name) {
        throw new AssertionError("installed " + name);
    }
}
