<#if !(active!false)><p class="message warning" role="status">${msg("setup.status.inactive")}</p></#if>
<section aria-labelledby="certificates">
    <h2 id="certificates">${msg("setup.status.certificates")}</h2>
    <#list certificates![] as certificate>
    <div class="message ${(certificate.state == "good")?then("info", "warning")}" data-certificate="${certificate.state}">
        <p>${msg("setup.status.certificate." + certificate.state, certificate.ends, certificate.left)}</p>
        <p class="help">SHA-256 <code>${certificate.fingerprint}</code></p>
    </div>
    </#list>
    <#if renewUrl??><p class="ways"><a class="${properties.kcButtonClass!}<#if certificates?filter(known -> known.state != "good")?has_content> ${properties.kcButtonPrimaryClass!}</#if>" id="next" href="${renewUrl}">${msg("setup.status.renew")}</a></p></#if>
</section>
<#if provisioningUrl??><p class="ways"><a class="${properties.kcButtonClass!}" id="provision" href="${provisioningUrl}">${msg("setup.provisioning.title")}</a></p></#if>
<section aria-labelledby="sign-ins">
    <h2 id="sign-ins">${msg("setup.status.signIns")}</h2>
    <table>
        <thead><tr><th scope="col">${msg("setup.status.day")}</th><th scope="col">${msg("setup.status.count")}</th></tr></thead>
        <tbody>
            <#list days![] as day>
            <tr><th scope="row">${day.day}</th><td><meter min="0" max="${day.most?c}" value="${day.count?c}" aria-hidden="true"></meter> ${day.count}</td></tr>
            </#list>
        </tbody>
    </table>
</section>
<section aria-labelledby="refusal">
    <h2 id="refusal">${msg("setup.status.refusal")}</h2>
    <#if refusal??>
    <div class="message warning" data-refusal="${refusal.code}">
        <p><strong>${msg("rejection." + refusal.code + ".title")}</strong> (${refusal.time})</p>
        <#if refusal.setting??><p>${msg("rejection.entra." + refusal.setting)}</p></#if>
        <p class="help">${msg("setup.status.reference")} <code>${refusal.reference}</code></p>
    </div>
    <#else>
    <p>${msg("setup.status.noRefusal")}</p>
    </#if>
</section>
<section aria-labelledby="known">
    <h2 id="known">${msg("setup.status.known")}</h2>
    <dl class="values">
        <div class="value"><dt>${msg("setup.domains.name")}</dt><dd>${domains?has_content?then(domains?join(", "), "–")}</dd></div>
        <div class="value"><dt>${msg("setup.status.contacts")}</dt><dd>${contacts?has_content?then(contacts?join(", "), "–")}</dd></div>
        <#if planEnds??><div class="value"><dt>${msg("setup.status.plan")}</dt><dd>${planEnds}</dd></div></#if>
    </dl>
</section>
<section aria-labelledby="changes">
    <h2 id="changes">${msg("setup.status.changes")}</h2>
    <#if changes?has_content>
    <ul class="plain">
        <#list changes as change>
        <li>${change.time} · ${msg("setup.change.by." + change.source)}: <#if change.isNew>${msg("setup.change.created")}<#else><#list change.fields as field>${part.said("setup.change.field." + field, field)}<#sep>, </#list></#if></li>
        </#list>
    </ul>
    <#else>
    <p>–</p>
    </#if>
</section>
<p class="ways"><a id="record" href="${recordUrl}">${msg("setup.live.record")}</a></p>
