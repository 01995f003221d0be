package com.rundiffusion.keycloak.entra.provisioning;

/** Who does the work of one cycle, or of one object on demand. */
record Workers(
        Target target, PersonSync people, ManagerSync managers, GroupSync groups, MemberSync members, Journal journal) {

    static Workers of(
            ScimPort port, Dialect dialect, ConnectedObjects connected, JobSettings settings, Journal journal) {
        Target target = new Target(port);
        ObjectSync people = new ObjectSync(ResourceKind.USER, settings.people(), target, dialect, connected, journal);
        ObjectSync groups = new ObjectSync(ResourceKind.GROUP, settings.groups(), target, dialect, connected, journal);
        return new Workers(
                target,
                new PersonSync(people, settings),
                new ManagerSync(target, people, settings),
                new GroupSync(groups, settings),
                new MemberSync(target, dialect, connected, journal),
                journal);
    }
}
