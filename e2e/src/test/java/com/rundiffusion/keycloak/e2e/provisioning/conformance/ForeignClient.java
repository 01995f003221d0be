package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import java.util.List;

/** What somebody else's client does, by its own reading of RFC 7644; each answer that it does not understand fails. */
interface ForeignClient extends AutoCloseable {

    /** Reads what is offered, and of which types and schemas it is. @return the ids of the schemas */
    List<String> discover();

    /** @return the id, as for groups */
    String addPerson(String userName);

    /** With all that a company may say of somebody. */
    String addWholePerson(String userName, String body);

    String addGroup(String name, String member);

    /** @return the ids of the people who are found */
    List<String> search(String userName);

    /** @return the ids of the people on it */
    List<String> page(int startIndex, int count);

    void rename(String person, String displayName);

    String displayName(String person);

    void removeMember(String group, String person);

    List<String> members(String group);

    void removePerson(String person);

    /** @return the status of the refusal to read somebody */
    int refusal(String person);

    /** Takes a person as an endpoint would answer it, or fails. */
    void understand(String person);

    @Override
    void close();
}
