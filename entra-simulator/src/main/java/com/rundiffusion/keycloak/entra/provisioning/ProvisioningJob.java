package com.rundiffusion.keycloak.entra.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The "Provisioning" of an enterprise application. Nothing is sent by itself: a cycle runs when it is called for, and then
 * does what Entra does some forty minutes later.
 */
public final class ProvisioningJob {

    private final SourceDirectory source;
    private final Clock clock;
    private final Route route;
    private final Supplier<String> ownToken;

    private final ConnectedObjects connected = new ConnectedObjects();
    private final Watermark watermark = new Watermark();
    private final Quarantine quarantine = new Quarantine();
    private final ProvisioningLog log = new ProvisioningLog();
    private JobSettings settings = JobSettings.DELIVERED;
    private QuarantineRule rule = QuarantineRule.ENTRA;
    private AdminCredentials credentials = AdminCredentials.NONE;
    private JobState state = JobState.NOT_RUNNING;

    /** @param ownToken what Entra sends where no secret token was entered */
    public ProvisioningJob(SourceDirectory source, Clock clock, Route route, Supplier<String> ownToken) {
        this.source = source;
        this.clock = clock;
        this.route = route;
        this.ownToken = ownToken;
    }

    /** "Admin Credentials", as they are pasted. */
    public synchronized ProvisioningJob credentials(String url, String token) {
        credentials = new AdminCredentials(url, token);
        return this;
    }

    public synchronized String tenantUrl() {
        return credentials.tenantUrl();
    }

    /** How a cycle writes what it changes; on demand it is always {@link Dialect#DEFAULT}. */
    public synchronized Dialect dialect() {
        return credentials.dialect();
    }

    /** Of users. A changed mapping lets the next cycle be an initial one. */
    public synchronized AttributeMapping mapping() {
        return settings.people();
    }

    public ProvisioningJob mapping(MappingPreset preset) {
        return mapping(preset.users());
    }

    public ProvisioningJob mapping(AttributeMapping mapping) {
        return evaluateAgain(it -> it.people(mapping));
    }

    public synchronized AttributeMapping groupMapping() {
        return settings.groups();
    }

    public ProvisioningJob groupMapping(AttributeMapping mapping) {
        return evaluateAgain(it -> it.groups(mapping));
    }

    public ProvisioningJob scope(Scope scope) {
        return evaluateAgain(it -> it.scope(scope));
    }

    private synchronized ProvisioningJob evaluateAgain(UnaryOperator<JobSettings> change) {
        settings = change.apply(settings);
        watermark.clear();
        return this;
    }

    /** {@code SkipOutOfScopeDeletions}: nobody is switched off for not being assigned any more. */
    public synchronized ProvisioningJob skipOutOfScopeDeletions(boolean skip) {
        settings = settings.skipOutOfScopeDeletions(skip);
        return this;
    }

    public synchronized ProvisioningJob postForm(PostForm form) {
        settings = settings.postForm(form);
        return this;
    }

    public synchronized ProvisioningJob quarantineRule(QuarantineRule other) {
        rule = other;
        return this;
    }

    public synchronized TestedConnection testConnection() {
        return credentials.haveUrl()
                ? TestedConnection.of(workers(dialect(), journal()).target(), settings.people())
                : TestedConnection.FAILS;
    }

    /** "Start provisioning". What was known stays known. */
    public synchronized ProvisioningJob start() {
        if (state == JobState.DISABLED) {
            quarantine.leave();
        }
        state = quarantine.isOpen() ? JobState.QUARANTINED : JobState.RUNNING;
        return this;
    }

    public synchronized ProvisioningJob stop() {
        state = JobState.NOT_RUNNING;
        return this;
    }

    /** "Restart provisioning": everything is looked at again, by the ids that are known; a quarantine ends. */
    public synchronized ProvisioningJob restart() {
        watermark.clear();
        quarantine.leave();
        state = JobState.RUNNING;
        return this;
    }

    public synchronized JobState state() {
        return state;
    }

    public synchronized Optional<QuarantineReason> quarantined() {
        return quarantine.reason();
    }

    /** The next cycle: an initial one where there is no watermark, none where the job does not run or waits. */
    public synchronized CycleReport cycle() {
        Instant now = clock.instant();
        if (state == JobState.QUARANTINED && quarantine.isGivenUp(now)) {
            state = JobState.DISABLED;
        }
        boolean waits = state == JobState.QUARANTINED && !quarantine.isDue(now);
        if (waits || state == JobState.NOT_RUNNING || state == JobState.DISABLED) {
            return new CycleReport(CycleKind.NONE, state, Map.of());
        }
        CycleKind kind = watermark.complete() ? CycleKind.INCREMENTAL : CycleKind.INITIAL;
        Journal journal = journal();
        try {
            new Cycle(Snapshot.of(source, settings.scope()), watermark, connected, workers(dialect(), journal)).run();
            settle(
                    rule.breached(journal.counts())
                            ? Optional.of(QuarantineReason.TOO_MANY_FAILURES)
                            : Optional.empty(),
                    journal);
        } catch (EndpointBroken broken) {
            journal.note(Step.FAILED, "Connection", broken.getMessage());
            settle(Optional.of(broken.reason()), journal);
        }
        log.add(journal.entries());
        return new CycleReport(kind, state, journal.counts());
    }

    private void settle(Optional<QuarantineReason> reason, Journal journal) {
        reason.ifPresentOrElse(
                why -> {
                    quarantine.enter(why, clock.instant());
                    journal.note(Step.QUARANTINED, "Job", why.name());
                },
                quarantine::leave);
        state = quarantine.isOpen() ? JobState.QUARANTINED : JobState.RUNNING;
    }

    /** "Provision on demand", whether the job runs or not. @return what happened, step by step */
    public List<LogEntry> onDemand(String user) {
        return onDemand(List.of(user), demand -> demand.person(user));
    }

    /** @param members up to five, by object id; they are provisioned as well */
    public List<LogEntry> onDemand(String group, List<String> members) {
        return onDemand(
                Stream.concat(Stream.of(group), members.stream()).toList(), demand -> demand.group(group, members));
    }

    private synchronized List<LogEntry> onDemand(List<String> touched, Consumer<OnDemand> work) {
        Journal journal = journal();
        touched.forEach(watermark::unsettle);
        try {
            work.accept(
                    new OnDemand(Snapshot.of(source, settings.scope()), settings, workers(Dialect.DEFAULT, journal)));
        } catch (EndpointBroken broken) {
            journal.note(Step.FAILED, "Connection", broken.getMessage());
        }
        log.add(journal.entries());
        return journal.entries();
    }

    /** "Discover identities": everybody in the application, whoever put them there. */
    public synchronized List<DiscoveredAccount> discover() {
        return new AccountDiscovery(
                        workers(dialect(), journal()).target(),
                        Snapshot.of(source, settings.scope()),
                        settings.people())
                .run();
    }

    /** The id that a user or a group has in the application, as long as the service knows it. */
    public synchronized Optional<String> targetId(String objectId) {
        return connected
                .find(ResourceKind.USER, objectId)
                .or(() -> connected.find(ResourceKind.GROUP, objectId))
                .map(Connection::targetId);
    }

    /** The newest last; only the last few thousand are kept. */
    public synchronized List<LogEntry> log() {
        return log.entries();
    }

    private Journal journal() {
        return new Journal(clock::instant);
    }

    private Workers workers(Dialect dialect, Journal journal) {
        return Workers.of(credentials.port(route, Pause.by(clock), ownToken), dialect, connected, settings, journal);
    }
}
