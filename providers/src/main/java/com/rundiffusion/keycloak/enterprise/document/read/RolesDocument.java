package com.rundiffusion.keycloak.enterprise.document.read;

import java.util.Map;

/**
 * The rules of roles as they were written. Nothing is judged yet; what is absent is {@code null}, a map empty.
 *
 * @param fallback the field {@code default}
 */
public record RolesDocument(String source, String claim, Map<String, String> map, String fallback) {}
