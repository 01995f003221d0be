package com.rundiffusion.keycloak.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.benchmark.load.Load;
import com.rundiffusion.keycloak.benchmark.load.Result;
import com.rundiffusion.keycloak.benchmark.load.ScimLoad.Asked;
import com.rundiffusion.keycloak.benchmark.report.PerformancePage;
import com.rundiffusion.keycloak.benchmark.report.ProvisioningMeasure;
import com.rundiffusion.keycloak.benchmark.report.ProvisioningPair;
import com.rundiffusion.keycloak.benchmark.report.ProvisioningRun;
import com.rundiffusion.keycloak.benchmark.rival.Database;
import com.rundiffusion.keycloak.benchmark.rival.PreparedRival;
import com.rundiffusion.keycloak.benchmark.rival.Rivals;
import com.rundiffusion.keycloak.benchmark.rival.RunningRival;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What provisioning does with few people and with many, and what it costs those who sign in. */
final class Provisioning implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int PAGE = 100;
    private static final int SMALL_GROUP = 10;
    private static final int GROUPS = 20;
    private static final int SIGNED_IN = 20;

    /** Companies by their numbers. */
    private static final int FEW = 0;

    private static final int MANY = 1;
    private static final int PLAIN = 2;
    private static final int MAPPED = 3;

    /** Turns that do not count. */
    private static final int WARM_UP = 2;

    private final ProvisioningPlan plan;
    private final PreparedRival prepared;
    private final RunningRival server;
    private final Connection database;
    private final EnterpriseApi api;
    private final Map<ProvisioningMeasure, ProvisioningPair> pairs = new EnumMap<>(ProvisioningMeasure.class);

    Provisioning(ProvisioningPlan plan) {
        this.plan = plan;
        System.out.printf("Preparing provisioning with %,d companies …%n", plan.enterprises());
        this.prepared =
                PreparedRival.prepare(Rivals.ours(), Database.POSTGRESQL, new ManyCustomers(), plan.enterprises(), 0);
        this.server = prepared.startAnew();
        this.database = prepared.database().orElseThrow();
        this.api = EnterpriseApi.asAdministrator(server.address(), KeycloakSettings.ADMIN);
    }

    /** Runs it, keeps its figures and writes the page. */
    void publish() {
        ProjectFiles files = ProjectFiles.locate();
        Path results = files.root().resolve("docs/performance");
        measure();
        new ProvisioningRun(Machine.here(), pairs).keepIn(results);
        PerformancePage.write(files.root().resolve("docs/performance.md"), results);
    }

    private void measure() {
        raiseAllowance();
        ProvisionedCompany few = company(FEW, plan.few());
        ProvisionedCompany many = company(MANY, plan.many());
        people(few, many);
        groups(many);
        pages(few, many);
        signIns();
    }

    private void raiseAllowance() {
        AdminRest admin = new AdminRest(server.address(), KeycloakSettings.ADMIN);
        ObjectNode realm = (ObjectNode) admin.get("rundiffusion");
        ((ObjectNode) realm.get("attributes")).put("sso.provisioningPerSecond", "1000");
        admin.put("rundiffusion", realm);
    }

    private ProvisionedCompany company(int number, int people) {
        System.out.printf("  filling %s with %,d people …%n", ManyCustomers.alias(number), people);
        ProvisionedCompany company = ProvisionedCompany.open(api, server.address(), number);
        new ManyPeople(database).fill(company, people);
        return company;
    }

    private void people(ProvisionedCompany few, ProvisionedCompany many) {
        String plain = "%,d people".formatted(plan.few());
        String heavy = "%,d people".formatted(plan.many());
        pair(
                ProvisioningMeasure.BY_USER_NAME,
                plain,
                turn -> each(few, turn, number -> few.lookUp("userName", few.userName(number))),
                heavy,
                turn -> each(many, turn, number -> many.lookUp("userName", many.userName(number))));
        pair(
                ProvisioningMeasure.BY_EXTERNAL_ID,
                plain,
                turn -> each(few, turn, number -> few.lookUp("externalId", few.objectId(number))),
                heavy,
                turn -> each(many, turn, number -> many.lookUp("externalId", many.objectId(number))));
        pair(
                ProvisioningMeasure.PATCH,
                plain,
                turn -> each(few, turn, few::rename),
                heavy,
                turn -> each(many, turn, many::rename));
    }

    private Result each(ProvisionedCompany company, int turn, IntFunction<Asked> asked) {
        int first = (turn + WARM_UP) * plan.requests();
        return company.load()
                .requests(plan.requests(), AT_A_TIME, number -> asked.apply((first + number) % company.people()));
    }

    private void groups(ProvisionedCompany company) {
        String small = company.makeGroup("small");
        String large = company.makeGroup("large");
        ManyPeople people = new ManyPeople(database);
        people.join(company, small, SMALL_GROUP);
        people.join(company, large, plan.largeGroup());
        pair(
                ProvisioningMeasure.MEMBER,
                "a group of %,d".formatted(SMALL_GROUP),
                turn -> joining(company, small, turn),
                "a group of %,d".formatted(plan.largeGroup()),
                turn -> joining(company, large, turn));
    }

    /** People who are in neither group yet. */
    private Result joining(ProvisionedCompany company, String group, int turn) {
        int first = plan.largeGroup() + (turn + WARM_UP) * plan.oneByOne();
        return company.load().requests(plan.oneByOne(), 1, number -> company.join(group, first + number));
    }

    private void pages(ProvisionedCompany few, ProvisionedCompany many) {
        String plain = "%,d people".formatted(plan.few());
        String heavy = "%,d people".formatted(plan.many());
        pair(ProvisioningMeasure.FIRST_PAGE, plain, turn -> page(few, 1), heavy, turn -> page(many, 1));
        for (ProvisionedCompany company : List.of(few, many)) {
            company.load().requests(1, 1, number -> company.page(company.people() - 2 * PAGE + 1, PAGE));
        }
        pair(
                ProvisioningMeasure.LATE_PAGE,
                plain,
                turn -> page(few, few.people() - PAGE + 1),
                heavy,
                turn -> page(many, many.people() - PAGE + 1));
    }

    private Result page(ProvisionedCompany company, int startIndex) {
        return company.load().requests(plan.oneByOne() / 4, 1, number -> company.page(startIndex, PAGE));
    }

    private void signIns() {
        mapGroups();
        Load load = server.load();
        pair(
                ProvisioningMeasure.GROUPS,
                "no groups and no roles",
                turn -> load.loginsWithGroups(PLAIN, SIGNED_IN, 0, plan.oneByOne(), 1),
                "%d groups, each mapped to a role".formatted(GROUPS),
                turn -> load.loginsWithGroups(MAPPED, SIGNED_IN, GROUPS, plan.oneByOne(), 1));
        ManyTokens tokens = new ManyTokens(database);
        pair(
                ProvisioningMeasure.TOKENS,
                "%,d enterprises".formatted(plan.enterprises()),
                turn -> {
                    tokens.remove();
                    return load.logins(plan.enterprises(), 1, 0, plan.oneByOne(), 1);
                },
                "%,d enterprises with two tokens each".formatted(plan.enterprises()),
                turn -> {
                    tokens.add();
                    return load.logins(plan.enterprises(), 1, 0, plan.oneByOne(), 1);
                });
    }

    private void mapGroups() {
        Map<String, String> map = IntStream.range(0, GROUPS)
                .boxed()
                .collect(Collectors.toMap(Load::group, number -> number % 2 == 0 ? "member" : "admin"));
        EnterpriseApi.Answer answer =
                api.put(ManyCustomers.alias(MAPPED), Map.of("roles", Map.of("source", "groups", "map", map)));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
    }

    private void pair(
            ProvisioningMeasure measure,
            String plain,
            IntFunction<Result> plainTurn,
            String heavy,
            IntFunction<Result> heavyTurn) {
        List<Figures> ofPlain = new ArrayList<>();
        List<Figures> ofHeavy = new ArrayList<>();
        System.out.printf("%s:%n", measure.title());
        for (int number = -WARM_UP; number < plan.turns(); number++) {
            int turn = number;
            Figures one = taken(plain, turn, () -> plainTurn.apply(turn));
            Figures other = taken(heavy, turn, () -> heavyTurn.apply(turn));
            if (turn >= 0) {
                ofPlain.add(one);
                ofHeavy.add(other);
            }
        }
        pairs.put(measure, new ProvisioningPair(plain, ofPlain, heavy, ofHeavy));
    }

    private Figures taken(String with, int turn, Supplier<Result> work) {
        Figures figures = Figures.of(server.cost(), work);
        System.out.printf("  %s, %s: %s%n", with, turn < 0 ? "warm-up" : "turn " + (turn + 1), figures);
        return figures;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            server.close();
            prepared.close();
        }
    }
}
