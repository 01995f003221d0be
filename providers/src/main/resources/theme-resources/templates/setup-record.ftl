<dl class="values record">
    <div class="value"><dt>${msg("setup.record.company")}</dt><dd>${company!} (${alias!})</dd></div>
    <div class="value"><dt>${msg("setup.echo.tenant")}</dt><dd><code>${tenant!}</code></dd></div>
    <div class="value"><dt>Identifier (Entity ID)</dt><dd><code>${identifier!}</code></dd></div>
    <div class="value"><dt>Reply URL (Assertion Consumer Service URL)</dt><dd><#list replyUrls![] as url><code>${url}</code></#list></dd></div>
    <div class="value"><dt>Login URL</dt><dd><code>${loginUrl!}</code></dd></div>
    <div class="value"><dt>${msg("setup.live.link")}</dt><dd><code>${signInLink!}</code></dd></div>
    <#list certificates![] as certificate>
    <div class="value"><dt>${msg("setup.echo.certificate")}</dt><dd><code>SHA-256 ${certificate.fingerprint}</code> ${msg("setup.status.certificate." + certificate.state, certificate.ends, certificate.left)}</dd></div>
    </#list>
    <#list domains!{} as domain, proof>
    <div class="value"><dt>${msg("setup.domains.domain")}</dt><dd>${domain} · ${msg("setup.domain." + proof)}</dd></div>
    </#list>
    <div class="value"><dt>${msg("setup.status.contacts")}</dt><dd>${contacts?has_content?then(contacts?join(", "), "–")}</dd></div>
    <#if liveSince??><div class="value"><dt>${msg("setup.record.live")}</dt><dd>${liveSince}</dd></div></#if>
    <div class="value"><dt>${msg("setup.record.printed")}</dt><dd>${today} · ${msg("setup.record.number")} <code>${linkId}</code></dd></div>
</dl>
<p>${msg("setup.record.renewal")}</p>
