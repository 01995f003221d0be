package com.rundiffusion.keycloak.testkit.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.SlowestClasses.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlowestClassesTest {

    @Test
    void aReportTellsTheClassAndItsTime() {
        Report report = Report.read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="org.example.SlowTest" time="1,203.25" tests="2">
                  <testcase name="one" classname="org.example.SlowTest" time="7.5"/>
                """);

        assertThat(report).isEqualTo(new Report("SlowTest", 1203.25));
        assertThat(report.line()).isEqualTo(" 1203.3 s  SlowTest");
    }

    @Test
    void theTenSlowestComeFirst() {
        List<Report> reports = IntStream.rangeClosed(1, 12)
                .mapToObj(seconds -> new Report("Test" + seconds, seconds))
                .toList();

        assertThat(SlowestClasses.slowest(reports))
                .hasSize(10)
                .startsWith(new Report("Test12", 12), new Report("Test11", 11));
    }
}
