package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody wants of a document.
 *
 * @param alias of the enterprise that is changed if it is there; empty for one that must be new
 * @param draftOnly whether a new one becomes a draft, and one that is past that stays as it is: one that signs in elsewhere today
 */
public record Intent(Optional<String> alias, boolean draftOnly, Submission submission) {

    /** Whatever stands in the way of a new one is a fault, one of the same alias too. */
    public static Intent create(Submission submission) {
        return new Intent(Optional.empty(), false, submission);
    }

    /** Creates or updates, by the document's alias. */
    public static Intent put(Submission submission) {
        return new Intent(EnterpriseDocument.aliasIn(submission.json()), false, submission);
    }

    /** The same with drafts: what is past that is ours, and what the document has else is not taken. */
    public static Intent putDraft(Submission submission) {
        return new Intent(EnterpriseDocument.aliasIn(submission.json()), true, submission);
    }

    /** @param alias of one that is known to be there */
    public static Intent update(String alias, Submission submission) {
        return new Intent(Optional.of(alias), false, submission);
    }

    ObjectNode json() {
        return submission.json();
    }

    /** Nothing may stand in the way of that: not what has become of the other values either. */
    Optional<Status> switchedOff() {
        return json().size() != 1
                ? Optional.empty()
                : Stream.of(Status.DRAFT, Status.PAUSED)
                        .filter(status ->
                                status.key().equals(json().path("status").asText()))
                        .findFirst();
    }

    /** Ours to choose, and perhaps chosen meanwhile. */
    ObjectNode withoutName() {
        return json().deepCopy().without(List.of("displayName"));
    }
}
