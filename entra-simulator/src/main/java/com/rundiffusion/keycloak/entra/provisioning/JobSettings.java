package com.rundiffusion.keycloak.entra.provisioning;

/** What an administrator has set, as a cycle finds it. */
record JobSettings(
        AttributeMapping people,
        AttributeMapping groups,
        Scope scope,
        boolean skipOutOfScopeDeletions,
        PostForm postForm) {

    static final JobSettings DELIVERED = new JobSettings(
            MappingPreset.DEFAULT.users(), MappingPreset.groups(), Scope.ASSIGNED, false, PostForm.PLAIN);

    JobSettings people(AttributeMapping other) {
        return new JobSettings(other, groups, scope, skipOutOfScopeDeletions, postForm);
    }

    JobSettings groups(AttributeMapping other) {
        return new JobSettings(people, other, scope, skipOutOfScopeDeletions, postForm);
    }

    JobSettings scope(Scope other) {
        return new JobSettings(people, groups, other, skipOutOfScopeDeletions, postForm);
    }

    JobSettings skipOutOfScopeDeletions(boolean skip) {
        return new JobSettings(people, groups, scope, skip, postForm);
    }

    JobSettings postForm(PostForm other) {
        return new JobSettings(people, groups, scope, skipOutOfScopeDeletions, other);
    }
}
